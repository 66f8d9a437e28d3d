/** From a play and what the coach wants to see to the picture that is drawn: of clips, of cut-ups and of stills. */
import type { Flag } from '../../ml/football/flag.ts'
import type { Game } from '../../ml/football/play.ts'
import type { OpenedPlay, PlayReading } from '../../preload/values.ts'
import type { Camera } from '../replay/camera.ts'
import { PLAIN_LOOK, type SceneLook } from '../replay/scene.ts'
import type { ClipPicture } from './clipFrames.ts'
import { clipLayoutOf } from './clipLayout.ts'
import { captionOf, playedText } from './clipNames.ts'
import type { ClipSpan } from './clipPlan.ts'
import type { ClipWish } from './clipWish.ts'

/** A play with what is known of it. */
export interface ShownPlay {
  readonly opened: OpenedPlay
  readonly reading: PlayReading | null
  readonly game: Game | null
  readonly flags: readonly Flag[]
  /** What of it the curve shows. */
  readonly range: ClipSpan
  readonly marks: { readonly in: number | null; readonly out: number | null }
}

/** What holds for all that is drawn just now. */
export type RoomLook = Pick<SceneLook, 'theme' | 'isTrueSide' | 'threshold' | 'noRead'> & {
  /** How the coach looks at the field. */
  readonly camera: Camera | null
}

export type Shown = Pick<ClipWish, 'showsCurve' | 'showsPlayed' | 'showsShares' | 'showsTrails' | 'isAsOnScreen'> & {
  /** As the shares where it is left out. */
  readonly showsMatchUps?: boolean
}

export function pictureOf(play: ShownPlay, shown: Shown & { readonly width: number }, room: RoomLook): ClipPicture {
  const { opened, reading, game, range, flags, marks } = play
  const { showsCurve, showsPlayed, showsShares, showsTrails, isAsOnScreen, width } = shown
  const { showsMatchUps = showsShares } = shown
  const camera = isAsOnScreen ? room.camera : null
  return {
    scene: { opened, reading, look: { ...PLAIN_LOOK, ...room, camera, showsShares, showsMatchUps, showsTrails } },
    layout: clipLayoutOf(width, showsCurve),
    resolution: 1,
    caption: { pieces: captionOf(opened.row.play, game), aside: showsPlayed ? playedText(opened.row.play) : null },
    range,
    flags,
    marks,
  }
}
