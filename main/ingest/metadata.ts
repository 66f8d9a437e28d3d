/** Games, plays and players of one source: the small tables, read whole before the tracks. */
import { type GameId, gameId, playerId, playId } from '../../ml/football/ids.ts'
import type { Game, Play, Player } from '../../ml/football/play.ts'
import { yards } from '../../ml/football/units.ts'
import { type Added, KeyedRecords, MOST_RECORDS, TooManyRecords } from './keyedRecords.ts'
import type { MetadataReader } from './metadataReader.ts'
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
  /** Whose labels these are where the table does not say. */
  readonly labeller: string
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
  const each = async (kind: TableKind, records: { clear(): void }, onRow: (row: TableRow) => Added) => {
    for (const table of source.tables.filter((table) => table.kind === kind)) {
      if (!(await reader.each(table, onRow))) records.clear()
    }
  }
  const labels = new KeyedRecords<string, CoverageLabel>()
  const rosters = new KeyedRecords<number, Roster>()
  const games = new KeyedRecords<GameId, Game>()
  const plays = new Map<GameId, KeyedRecords<number, PlayMetadata>>()
  const players = new KeyedRecords<number, Player>()
  let playCount = 0
  const addGame = (row: TableRow) => {
    const game = gameFrom(row)
    return game === null ? 'new' : games.add(game.gameId, game)
  }
  const addPlay = (row: TableRow) => {
    const metadata = playMetadata(row)
    if (metadata === null) return 'new'
    const ofGame = plays.get(metadata.play.gameId) ?? new KeyedRecords<number, PlayMetadata>()
    plays.set(metadata.play.gameId, ofGame)
    const added = ofGame.add(metadata.play.playId, metadata)
    if (added === 'new' && ++playCount > MOST_RECORDS) throw new TooManyRecords()
    return added
  }
  await each('coverages', labels, (row) => addLabel(labels, row))
  await each('crosswalk', rosters, (row) => addRoster(rosters, row))
  await each('games', games, addGame)
  await each('gamesAndPlays', plays, (row) => {
    // every play tells of its game
    addGame(row)
    return addPlay(row)
  })
  await each('plays', plays, addPlay)
  await each('players', players, (row) => {
    const player = playerFrom(row, rosters)
    return player === null ? 'new' : players.add(player.playerId, player)
  })
  for (const ofGame of plays.values()) ofGame.complete((metadata) => completed(metadata, games, labels))
  const allPlays = new Map([...plays].map(([id, ofGame]) => [id, ofGame.all]))
  return { games: withSimulatedMarked(games.all, allPlays), plays: allPlays, players: players.all }
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
    season: row.number('season') ?? seasonFromGameId(id),
    week: row.number('week'),
    date: row.word('gameDate', dateFrom, 'a date, as in 9/8/2022 or 2022-09-08'),
    homeTeam,
    visitorTeam,
    homeScore: row.number('homeScore'),
    visitorScore: row.number('visitorScore'),
    isSimulated: false,
  }
}

interface CoverageLabel {
  readonly label: string
}

function addLabel(labels: KeyedRecords<string, CoverageLabel>, row: TableRow): Added {
  const [game, play, label] = [row.key('gameId'), row.key('playId'), row.text('coverage')]
  return game === null || play === null || label === null ? 'new' : labels.add(`${game}_${play}`, { label })
}

function addRoster(rosters: KeyedRecords<number, Roster>, row: TableRow): Added {
  const id = row.key('nflId')
  return id === null ? 'new' : rosters.add(id, { rosterId: row.number('rosterId') })
}

/** A play as its own row tells it: what other tables say of it comes in when all of them are read. */
function playMetadata(row: TableRow): PlayMetadata | null {
  const [game, id] = [row.key('gameId'), row.key('playId')]
  if (game === null || id === null) return null
  const offenseTeam = row.text('offenseTeam')
  const side = row.text('yardlineSide')
  const toGo = row.number('yardsToGo')
  return {
    play: {
      gameId: gameId(game),
      playId: playId(id),
      description: row.text('description'),
      quarter: row.number('quarter'),
      down: row.number('down'),
      yardsToGo: toGo === null ? null : yards(toGo),
      offenseTeam,
      defenseTeam: row.text('defenseTeam'),
      gameClock_s: row.word('gameClock', clockFrom, 'a time of a quarter, as in 12:20'),
      homeScoreBefore: row.number('homeScoreBefore'),
      visitorScoreBefore: row.number('visitorScoreBefore'),
      offenseFormation: row.text('offenseFormation'),
      receiverAlignment: row.text('receiverAlignment'),
      offensePersonnel: row.text('offensePersonnel'),
      defensePersonnel: row.text('defensePersonnel'),
      defendersInBox: row.number('defendersInBox'),
      ...passFrom(row),
      yardsGained: row.number('yardsGained'),
      isNullifiedByPenalty: row.word('nullified', booleanFrom, YES_OR_NO),
      coverageLabel: row.text('coverage'),
      manZoneLabel: row.text('manZone'),
      labelSource: row.text('labelSource'),
    },
    labeller: row.labeller,
    recordedLine_yd: row.number('absoluteYardline'),
    standardizedLine_yd: yardsFromOwnBackLine({ side, number: row.number('yardlineNumber'), offense: offenseTeam }),
    isSnapEstimated: row.word('snapEstimated', booleanFrom, YES_OR_NO) ?? false,
  }
}

const YES_OR_NO = 'a yes or no, as in TRUE and FALSE'

/** How the pass ended, and whether there was to be one: as the table says, else by how it ended, else by the kind of play. */
function passFrom(row: TableRow): Pick<Play, 'passResult' | 'isDropback'> {
  const passResult = row.word('passResult', passResultFrom, 'a pass result: C, I, IN, S or R')
  const told = row.word('isDropback', booleanFrom, YES_OR_NO) ?? (passResult === null ? null : true)
  const byKind = dropbackFrom(row.text('dropbackType'), row.text('playType'))
  return { passResult, isDropback: told ?? byKind }
}

/** The play with what the games and coverages tables say of it. */
function completed(
  metadata: PlayMetadata,
  games: KeyedRecords<GameId, Game>,
  labels: KeyedRecords<string, CoverageLabel>,
): PlayMetadata {
  const { play, labeller } = metadata
  const defenseTeam = play.defenseTeam ?? otherTeam(games.get(play.gameId), play.offenseTeam)
  const coverageLabel = play.coverageLabel ?? labels.get(`${play.gameId}_${play.playId}`)?.label ?? null
  // BDB 2021 says both in one word, as in "Cover 3 Zone"
  const manZoneLabel = play.manZoneLabel ?? /\b(man|zone)$/i.exec(coverageLabel ?? '')?.[1] ?? null
  const isLabelled = coverageLabel !== null || manZoneLabel !== null
  const labelSource = play.labelSource ?? (isLabelled ? labeller : null)
  return { ...metadata, play: { ...play, defenseTeam, coverageLabel, manZoneLabel, labelSource } }
}

function otherTeam(game: Game | undefined, team: string | null): string | null {
  if (game === undefined || team === null) return null
  return team === game.homeTeam ? game.visitorTeam : game.homeTeam
}

function playerFrom(row: TableRow, rosters: KeyedRecords<number, Roster>): Player | null {
  const id = row.key('nflId')
  const parts = [row.text('firstName'), row.text('lastName')].filter((part) => part !== null)
  const name = row.text('displayName') ?? (parts.length === 0 ? row.name('displayName') : parts.join(' '))
  if (id === null || name === null) return null
  const roster = rosters.get(id)?.rosterId ?? null
  const rosterId = roster === null ? null : playerId(roster)
  return { playerId: playerId(id), name, position: row.text('position'), college: row.text('college'), rosterId }
}

function withSimulatedMarked(games: ReadonlyMap<GameId, Game>, plays: Metadata['plays']): ReadonlyMap<GameId, Game> {
  const isSimulated = (id: GameId) =>
    [...(plays.get(id)?.values() ?? [])].some(({ play }) => play.labelSource === SIMULATED_SOURCE)
  return new Map([...games].map(([id, game]) => [id, isSimulated(id) ? { ...game, isSimulated: true } : game]))
}
