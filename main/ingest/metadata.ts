/** Games, plays and players of one source: the small tables, read whole before the tracks. */
import { type GameId, gameId, playerId, playId } from '../../ml/football/ids.ts'
import type { Game, Play, Player } from '../../ml/football/play.ts'
import { yards } from '../../ml/football/units.ts'
import type { MetadataReader } from './metadataReader.ts'
import { putPreferred } from './preferred.ts'
import type { DataSource } from './sources.ts'
import type { TableRow } from './tableRow.ts'
import type { TableKind } from './tables.ts'
import {
  booleanFrom,
  clockFrom,
  dateFrom,
  dropbackFrom,
  passResultFrom,
  seasonFromGameId,
  yardsFromOwnBackLine,
} from './values.ts'

/** A play's record before its tracks tell which way it went. */
export interface PlayMetadata {
  readonly play: Omit<Play, 'direction' | 'lineOfScrimmage'>
  /** The line of scrimmage on the recorded field, as x; it depends on the direction. */
  readonly recordedLine_yd: number | null
  /** The line of scrimmage from the offense's own back line, which is x on the standardized field. */
  readonly standardizedLine_yd: number | null
  readonly isSnapEstimated: boolean
}

export interface Metadata {
  readonly games: ReadonlyMap<GameId, Game>
  /** By game, then by play. */
  readonly plays: ReadonlyMap<GameId, ReadonlyMap<number, PlayMetadata>>
  readonly players: ReadonlyMap<number, Player>
}

/** Labels of the simulated league carry this source, so that a simulated game stays one wherever it is copied. */
export const SIMULATED_SOURCE = 'simulated'

export async function readMetadata(source: DataSource, reader: MetadataReader): Promise<Metadata> {
  const rowsOf = async (...kinds: TableKind[]) => {
    const tables = source.tables.filter((table) => kinds.includes(table.kind))
    const read: TableRow[] = []
    for (const table of tables) for (const row of await reader.rows(table)) read.push(row)
    return read
  }
  const labels = coverageLabels(await rowsOf('coverages'))
  const rosterIds = new Map<number | null, Roster>()
  for (const row of await rowsOf('crosswalk')) {
    putPreferred(rosterIds, row.key('nflId'), { rosterId: row.whole('rosterId') })
  }
  const games = new Map<GameId, Game>()
  for (const row of await rowsOf('games', 'gamesAndPlays')) {
    const game = gameFrom(row)
    if (game !== null) putPreferred(games, game.gameId, game)
  }
  const plays = new Map<GameId, Map<number, PlayMetadata>>()
  for (const row of await rowsOf('plays', 'gamesAndPlays')) {
    const metadata = playMetadata(row, games, labels)
    if (metadata === null) continue
    const ofGame = plays.get(metadata.play.gameId) ?? new Map<number, PlayMetadata>()
    plays.set(metadata.play.gameId, ofGame)
    putPreferred(ofGame, metadata.play.playId, metadata)
  }
  const players = new Map<number, Player>()
  for (const row of await rowsOf('players')) {
    const player = playerFrom(row, rosterIds)
    if (player !== null) putPreferred(players, player.playerId, player)
  }
  return { games: withSimulatedMarked(games, plays), plays, players }
}

interface Roster {
  readonly rosterId: number | null
}

function gameFrom(row: TableRow): Game | null {
  const id = row.key('gameId')
  const homeTeam = row.name('homeTeam')
  const visitorTeam = row.name('visitorTeam')
  if (id === null || homeTeam === null || visitorTeam === null) return null
  return {
    gameId: gameId(id),
    season: row.whole('season') ?? seasonFromGameId(id),
    week: row.whole('week'),
    date: dateFrom(row.text('gameDate')),
    homeTeam,
    visitorTeam,
    homeScore: row.whole('homeScore'),
    visitorScore: row.whole('visitorScore'),
    isSimulated: false,
  }
}

interface CoverageLabel {
  readonly label: string
}

type CoverageLabels = ReadonlyMap<string, CoverageLabel>

function coverageLabels(rows: readonly TableRow[]): CoverageLabels {
  const labels = new Map<string, CoverageLabel>()
  for (const row of rows) {
    const label = row.text('coverage')
    if (label !== null) putPreferred(labels, `${row.key('gameId')}_${row.key('playId')}`, { label })
  }
  return labels
}

function playMetadata(row: TableRow, games: ReadonlyMap<GameId, Game>, labels: CoverageLabels): PlayMetadata | null {
  const [game, id] = [row.key('gameId'), row.key('playId')]
  if (game === null || id === null) return null
  const key = { gameId: gameId(game), playId: playId(id) }
  const offenseTeam = row.text('offenseTeam')
  const side = row.text('yardlineSide')
  const toGo = row.number('yardsToGo')
  return {
    play: {
      ...key,
      description: row.text('description'),
      quarter: row.whole('quarter'),
      down: row.whole('down'),
      yardsToGo: toGo === null ? null : yards(toGo),
      offenseTeam,
      defenseTeam: row.text('defenseTeam') ?? otherTeam(games.get(key.gameId), offenseTeam),
      gameClock_s: clockFrom(row.text('gameClock')),
      homeScoreBefore: row.whole('homeScoreBefore'),
      visitorScoreBefore: row.whole('visitorScoreBefore'),
      offenseFormation: row.text('offenseFormation'),
      receiverAlignment: row.text('receiverAlignment'),
      offensePersonnel: row.text('offensePersonnel'),
      defensePersonnel: row.text('defensePersonnel'),
      defendersInBox: row.whole('defendersInBox'),
      ...passFrom(row),
      yardsGained: row.number('yardsGained'),
      isNullifiedByPenalty: booleanFrom(row.text('nullified')),
      ...labelOf(row, labels.get(`${game}_${id}`)?.label ?? null),
    },
    recordedLine_yd: row.number('absoluteYardline'),
    standardizedLine_yd: yardsFromOwnBackLine({ side, number: row.number('yardlineNumber'), offense: offenseTeam }),
    isSnapEstimated: booleanFrom(row.text('snapEstimated')) ?? false,
  }
}

/** How the pass ended, and whether there was to be one: as the table says, else by how it ended, else by the kind of play. */
function passFrom(row: TableRow): Pick<Play, 'passResult' | 'isDropback'> {
  const passResult = passResultFrom(row.text('passResult'))
  const told = booleanFrom(row.text('isDropback')) ?? (passResult === null ? null : true)
  return { passResult, isDropback: told ?? dropbackFrom(row.text('dropbackType'), row.text('playType')) }
}

/** The labels of a play. BDB 2021 says both in one word, as in "Cover 3 Zone". */
function labelOf(row: TableRow, separate: string | null): Pick<Play, 'coverageLabel' | 'manZoneLabel' | 'labelSource'> {
  const coverageLabel = row.text('coverage') ?? separate
  const word = /\b(man|zone)$/i.exec(coverageLabel ?? '')?.[1]
  const manZoneLabel = row.text('manZone') ?? word ?? null
  const isLabelled = coverageLabel !== null || manZoneLabel !== null
  return { coverageLabel, manZoneLabel, labelSource: row.text('labelSource') ?? (isLabelled ? row.labeller : null) }
}

function otherTeam(game: Game | undefined, team: string | null): string | null {
  if (game === undefined || team === null) return null
  return team === game.homeTeam ? game.visitorTeam : game.homeTeam
}

function playerFrom(row: TableRow, rosterIds: ReadonlyMap<number | null, Roster>): Player | null {
  const id = row.key('nflId')
  const parts = [row.text('firstName'), row.text('lastName')].filter((part) => part !== null)
  const name = row.text('displayName') ?? (parts.length === 0 ? row.name('displayName') : parts.join(' '))
  if (id === null || name === null) return null
  const roster = rosterIds.get(id)?.rosterId ?? null
  const rosterId = roster === null ? null : playerId(roster)
  return { playerId: playerId(id), name, position: row.text('position'), college: row.text('college'), rosterId }
}

function withSimulatedMarked(games: ReadonlyMap<GameId, Game>, plays: Metadata['plays']): ReadonlyMap<GameId, Game> {
  const isSimulated = (id: GameId) =>
    [...(plays.get(id)?.values() ?? [])].some(({ play }) => play.labelSource === SIMULATED_SOURCE)
  return new Map([...games].map(([id, game]) => [id, isSimulated(id) ? { ...game, isSimulated: true } : game]))
}
