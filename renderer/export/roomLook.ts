/** How the film room looks just now, for what is taken out of it. */
import type { PlayKey } from '../../ml/football/ids.ts'
import type { OpenedPlay, PlayReading } from '../../preload/contract.ts'
import { flagsOf, useFlags } from '../session/flags.ts'
import { useLibrary } from '../session/library.ts'
import { clock } from '../session/openPlay.ts'
import { useSettings } from '../session/settings.ts'
import { useView } from '../session/view.ts'
import { useWork } from '../session/work.ts'
import { useShown } from '../ui/followTheme.ts'
import type { ClipSource } from './clipPlan.ts'
import type { RoomLook, ShownPlay } from './pictureOf.ts'

export function roomLook(): RoomLook {
  return {
    theme: useShown.getState().theme,
    isTrueSide: useView.getState().isTrueSide,
    threshold: useSettings.getState().threshold,
    noRead: useWork.getState().model?.card.noRead ?? null,
    camera: null,
  }
}

/** A play with its game and its flags; the marks are those of the play on the field. */
export function shownPlay(key: PlayKey, opened: OpenedPlay, reading: PlayReading | null): ShownPlay {
  const game = useLibrary.getState().games.find(({ gameId }) => gameId === key.gameId) ?? null
  return { opened, reading, game, flags: flagsOf(useFlags.getState().flags, key), marks: { in: null, out: null } }
}

/** What of the play on the field can be shown, by its clock. */
export function clipSource({ tracking }: Pick<OpenedPlay, 'tracking'>): ClipSource {
  const { start, end, markIn, markOut } = clock.playback
  return { start, end, markIn, markOut, hasSnap: tracking?.snapFrame != null }
}
