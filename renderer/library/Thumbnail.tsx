/** A small picture of a play at the last look. */
import { useEffect, useRef } from 'react'
import type { PlayKey } from '../../ml/football/ids.ts'
import { LAST_LOOK } from '../../ml/model/disguise.ts'
import { type ShownTheme, useShown } from '../ui/followTheme.ts'
import styles from './SuspectList.module.css'
import { pictureOf, THUMBNAIL_SIZE } from './thumbnails.ts'

interface ThumbnailProps {
  readonly play: PlayKey
  /** The play was read: until then its defenders have no shares to be tinted by. */
  readonly isRead: boolean
}

export function Thumbnail({ play, isRead }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useShown((shown) => shown.theme)
  const { gameId, playId } = play
  useEffect(() => {
    const wanted = { gameId, playId, theme, isRead, time: LAST_LOOK }
    return drawInto(canvas.current, wanted)
  }, [gameId, playId, theme, isRead])
  return <canvas ref={canvas} className={styles.thumbnail} style={THUMBNAIL_SIZE} />
}

type Wanted = PlayKey & { readonly theme: ShownTheme; readonly isRead: boolean; readonly time: number }

/** Returns how to leave it, as when the row is scrolled away before its picture is there. */
function drawInto(canvas: HTMLCanvasElement | null, wanted: Wanted): () => void {
  let isWanted = true
  void pictureOf(wanted, () => isWanted).then((picture) => {
    if (!isWanted || canvas === null) return
    canvas.hidden = picture === null
    if (picture === null) return
    canvas.width = picture.width
    canvas.height = picture.height
    canvas.getContext('2d')?.drawImage(picture, 0, 0)
  })
  return () => {
    isWanted = false
  }
}
