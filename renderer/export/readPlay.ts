/** A play fetched for a clip, with its read, waiting for that where it is not made yet. */

import type { Result } from '../../ml/base/result.ts'
import { type PlayKey, playKeyText } from '../../ml/football/ids.ts'
import type { OpenedPlay, PlayReading } from '../../preload/values.ts'
import { fetchPlay, filmRoom } from '../filmRoom.ts'
import { isWhole } from '../session/wholeReading.ts'

export interface ReadPlay {
  readonly opened: OpenedPlay
  /** Null where it did not come. */
  readonly reading: PlayReading | null
}

export interface ReadWish {
  readonly wantsShares: boolean
  /** Ends the waiting, with what there is. */
  readonly signal: AbortSignal
}

/** A model that gives nothing for so long will give nothing. */
const LONGEST_WAIT_MS = 30_000

/** Fetching asks for the read, too; where it is not there at once, waits until it comes. */
export async function fetchReadPlay(key: PlayKey, { wantsShares, signal }: ReadWish): Promise<Result<ReadPlay>> {
  let newest: PlayReading | null = null
  let wake: () => void = () => undefined
  const isEnough = () => newest !== null && (!wantsShares || isWhole(newest))
  // hears from before it asks: the read may come before the play
  const stopHearing = filmRoom.on('playRead', ({ reading, ...read }) => {
    if (playKeyText(read) !== playKeyText(key)) return
    newest = reading
    wake()
  })
  try {
    const answer = await fetchPlay(key)
    if (!answer.ok) return answer
    const opened = answer.value
    newest ??= opened.reading
    const ended = AbortSignal.any([signal, AbortSignal.timeout(LONGEST_WAIT_MS)])
    while (!isEnough() && !ended.aborted && opened.tracking !== null) {
      await new Promise<void>((resolve) => {
        wake = resolve
        ended.addEventListener('abort', () => resolve(), { once: true })
      })
    }
    return { ok: true, value: { opened, reading: newest } }
  } finally {
    stopHearing()
  }
}
