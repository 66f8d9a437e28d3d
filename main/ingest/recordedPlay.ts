/** A standardized play from what a source recorded: whose side everybody is on, when the snap was, which way it went. */
import { standardized, standardizedLine } from '../../ml/features/standardize.ts'
import { playerId } from '../../ml/football/ids.ts'
import type { Game, Play, PlayDirection, Player } from '../../ml/football/play.ts'
import {
  type Side,
  type SnapSource,
  TRACK_COLUMNS,
  type Track,
  type TrackColumn,
  type TrackColumnName,
  type Tracking,
} from '../../ml/football/tracking.ts'
import { type Yards, yards } from '../../ml/football/units.ts'
import type { PlayMetadata } from './metadata.ts'
import { numberFrom } from './values.ts'
import type { RecordedTrack, WholePlay } from './wholePlay.ts'

/** What is known of a play besides its rows. */
export interface PlayContext {
  readonly game: Game
  readonly metadata: PlayMetadata
  readonly players: ReadonlyMap<number, Player>
}

/** A play without tracks: its record, as far as the metadata tell. */
export function untrackedPlay({ play, standardizedLine_yd }: PlayMetadata): Play {
  return { ...play, direction: null, lineOfScrimmage: yardsOrNull(standardizedLine_yd) }
}

/** The play and its tracks, or a sentence that says why its tracks cannot be used. */
export function trackedPlay(
  whole: WholePlay,
  context: PlayContext,
): { play: Play; tracking: Tracking } | { reason: string } {
  const sides = sidesOf(whole.tracks, context)
  if (sides === null) return { reason: 'Its rows do not name the two teams that the plays table does.' }
  const order = fieldOrder(whole.tracks, sides)
  const recorded = recordedTracking(whole, { order, sides, context })
  const direction = whole.direction ?? directionFromTracks(recorded)
  if (direction === null) return { reason: 'Nothing tells which way the offense was going.' }
  const { recordedLine_yd, standardizedLine_yd, play } = context.metadata
  const line = recordedLine_yd === null ? null : standardizedLine(yards(recordedLine_yd), direction)
  const lineOfScrimmage = line ?? yardsOrNull(standardizedLine_yd)
  return { play: { ...play, direction, lineOfScrimmage }, tracking: standardized(recorded, direction) }
}

/** The side of every track, or null where they cannot be told. A track of neither team (an official, say) has none. */
function sidesOf(tracks: readonly RecordedTrack[], context: PlayContext): (Side | null)[] | null {
  const { game, metadata } = context
  const teamOf = ({ club }: RecordedTrack) =>
    club === 'home' ? game.homeTeam : club === 'away' ? game.visitorTeam : club
  const offense = metadata.play.offenseTeam ?? quarterbacksTeam(tracks, context, teamOf)
  const sides = tracks.map((track) => {
    if (isBall(track)) return 'ball'
    const club = teamOf(track)
    if (club === null) return null
    if (club === 'Offense' || club === 'Defense') return club === 'Offense' ? 'offense' : 'defense'
    if (club === offense) return 'offense'
    return club === game.homeTeam || club === game.visitorTeam || club === metadata.play.defenseTeam ? 'defense' : null
  })
  return sides.includes('offense') || sides.includes('defense') ? sides : null
}

function isBall({ nflId, name, club }: RecordedTrack): boolean {
  const isBallName = (text: string | null) => /^(foot)?ball$/i.test(text ?? '')
  return nflId === null && (isBallName(club) || isBallName(name))
}

function quarterbacksTeam(
  tracks: readonly RecordedTrack[],
  { players }: PlayContext,
  teamOf: (track: RecordedTrack) => string | null,
): string | null {
  const quarterback = tracks.find((track) => (players.get(track.nflId ?? -1)?.position ?? track.position) === 'QB')
  return quarterback === undefined ? null : teamOf(quarterback)
}

/** Indices of the tracks in field order: offense, defense, ball; players by id within their side. */
function fieldOrder(tracks: readonly RecordedTrack[], sides: readonly (Side | null)[]): number[] {
  const rank = { offense: 0, defense: 1, ball: 2 }
  const rankOf = (index: number) => rank[sides[index] as Side]
  const idOf = (index: number) => tracks[index]?.nflId ?? Number.MAX_SAFE_INTEGER
  return tracks
    .flatMap((_, index) => (sides[index] === null ? [] : [index]))
    .toSorted((a, b) => rankOf(a) - rankOf(b) || idOf(a) - idOf(b))
}

interface Lineup {
  readonly order: readonly number[]
  readonly sides: readonly (Side | null)[]
  readonly context: PlayContext
}

function recordedTracking(whole: WholePlay, { order, sides, context }: Lineup): Tracking {
  const { frameCount, firstFrameId } = whole
  const snap = snapOf(whole)
  const inPlay = (frameId: number) => frameId >= firstFrameId && frameId < firstFrameId + frameCount
  return {
    tracks: order.map((index) => trackOf(whole.tracks[index] as RecordedTrack, sides[index] as Side, context.players)),
    frameCount,
    firstFrameId,
    snapFrame: snap === null ? null : snap.frameId - firstFrameId,
    snapSource: snap === null ? null : snap.source,
    isSnapEstimated: context.metadata.isSnapEstimated,
    events: whole.events
      .filter(({ frameId }) => inPlay(frameId))
      .map(({ frameId, name }) => ({ frame: frameId - firstFrameId, name })),
    ...reordered(whole, order),
  }
}

function trackOf(recorded: RecordedTrack, side: Side, players: ReadonlyMap<number, Player>): Track {
  if (side === 'ball') return { side, playerId: null, name: 'football', jersey: null, position: null }
  const { nflId } = recorded
  const player = nflId === null ? undefined : players.get(nflId)
  const jersey = numberFrom(recorded.jersey)
  return {
    side,
    playerId: nflId === null ? null : playerId(nflId),
    name: player?.name ?? recorded.name ?? 'unknown',
    jersey,
    position: player?.position ?? recorded.position,
  }
}

function reordered(whole: WholePlay, order: readonly number[]): Record<TrackColumnName, TrackColumn> {
  const width = whole.tracks.length
  const columns = TRACK_COLUMNS.map((name) => {
    const from = whole.columns[name]
    const to = new Float32Array(whole.frameCount * order.length)
    for (let frame = 0; frame < whole.frameCount; frame++) {
      for (let slot = 0; slot < order.length; slot++) {
        to[frame * order.length + slot] = from[frame * width + (order[slot] as number)] as number
      }
    }
    return [name, to]
  })
  return Object.fromEntries(columns) as Record<TrackColumnName, TrackColumn>
}

const SNAP_EVENTS = ['ball_snap', 'snap_direct', 'autoevent_ballsnap'] as const

/** The snap by the best mark there is; of several of one kind the first. */
function snapOf({ events, snapTypeFrameId, firstFrameId, frameCount }: WholePlay): Snap | null {
  const inPlay = (frameId: number) => frameId >= firstFrameId && frameId < firstFrameId + frameCount
  for (const source of SNAP_EVENTS) {
    const event = events.find(({ name, frameId }) => name === source && inPlay(frameId))
    if (event !== undefined) return { frameId: event.frameId, source }
  }
  if (snapTypeFrameId === null || !inPlay(snapTypeFrameId)) return null
  return { frameId: snapTypeFrameId, source: 'frameType' }
}

interface Snap {
  readonly frameId: number
  readonly source: SnapSource
}

/** Which way the offense goes where the source does not say (Big Data Bowl 2019): towards the defense, at the snap. */
function directionFromTracks(tracking: Tracking): PlayDirection | null {
  const frame = tracking.snapFrame ?? 0
  const mean = (side: Side) => {
    const xs = tracking.tracks
      .flatMap((track, slot) =>
        track.side === side ? [tracking.x[frame * tracking.tracks.length + slot] as number] : [],
      )
      .filter((x) => !Number.isNaN(x))
    return xs.reduce((sum, x) => sum + x, 0) / xs.length
  }
  const [offense, defense] = [mean('offense'), mean('defense')]
  if (Number.isNaN(offense) || Number.isNaN(defense) || offense === defense) return null
  return offense < defense ? 'right' : 'left'
}

function yardsOrNull(value: number | null): Yards | null {
  return value === null ? null : yards(value)
}
