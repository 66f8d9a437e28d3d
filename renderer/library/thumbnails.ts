/** Pictures of plays for the list: each is drawn once and kept while it is likely to be seen again. */
import { type PlayKey, playKeyText } from '../../ml/football/ids.ts'
import { glanceAtPlay } from '../filmRoom.ts'
import { thumbnail } from '../replay/thumbnail.ts'
import { useWork } from '../session/work.ts'
import type { ShownTheme } from '../ui/followTheme.ts'

/** CSS pixels. */
export const THUMBNAIL_SIZE = { width: 124, height: 58 } as const

/** About 115 KB each: several screens of suspects. */
const MOST_PICTURES = 60

interface WantedPicture extends PlayKey {
  readonly theme: ShownTheme
  readonly isRead: boolean
  /** Seconds from the snap. */
  readonly time: number
}

/** Oldest first. */
const pictures = new Map<string, ImageBitmap>()
let last: Promise<unknown> = Promise.resolve()

/** The picture of a play, or null where it cannot be replayed or is not wanted any more when its turn comes. */
export function pictureOf(wanted: WantedPicture, isWanted: () => boolean): Promise<ImageBitmap | null> {
  const { model } = useWork.getState()
  const name = [playKeyText(wanted), wanted.theme, wanted.isRead, model?.modelId].join()
  const kept = pictures.get(name)
  if (kept !== undefined) return Promise.resolve(kept)
  // one after the other: pictures that were scrolled past are left out before they cost anything
  const turn = last.then(async () => (isWanted() ? (pictures.get(name) ?? (await draw(wanted, name))) : null))
  last = turn.catch(() => undefined)
  return turn
}

async function draw({ gameId, playId, theme, time, isRead }: WantedPicture, name: string): Promise<ImageBitmap | null> {
  const answer = await glanceAtPlay({ gameId, playId })
  if (!answer.ok || answer.value.tracking === null) return null
  const { value: opened } = answer
  const picture = await thumbnail({ opened, reading: opened.reading, time, size: THUMBNAIL_SIZE, look: { theme } })
  // the defenders' shares come after the read: until then it is drawn again whenever it is seen
  if (isRead && opened.reading?.shares == null) return picture
  pictures.set(name, picture)
  for (const oldest of pictures.keys()) {
    if (pictures.size <= MOST_PICTURES) break
    pictures.get(oldest)?.close()
    pictures.delete(oldest)
  }
  return picture
}
