/** Rows of a library that another program, or a disk, has changed. */
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { attempt, type LibraryWriter, openLibrary } from '../../../main/library/database.ts'
import { MIGRATIONS } from '../../../main/library/migrate.ts'
import { listPlayRows } from '../../../main/library/playRows.ts'
import { findPlay } from '../../../main/library/plays.ts'
import { findPrediction } from '../../../main/library/predictions.ts'
import { findAttribution } from '../../../main/library/shares.ts'
import { findTracking } from '../../../main/library/tracking.ts'
import { playId } from '../../../ml/football/ids.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import {
  GAME,
  good,
  newLibrary,
  playRecord,
  put,
  putAttribution,
  putPrediction,
  tracksOf,
} from '../../builders/library.ts'

const PLAY = { gameId: GAME.gameId, playId: playId(50) }
const KEY = { ...PLAY, modelId: 'm', featureVersion: 'f 1' }
const READS = {
  manProbability: Float32Array.of(0.25, 0.5, 0.75),
  band: { low: Float32Array.of(0, 0.25, 0.5), high: Float32Array.of(0.5, 0.75, 1) },
  coverage: new Float32Array(21).fill(1 / 7),
}
const SHARES = { shares: { tracks: [1], shares: Float32Array.of(0, 0.5, Number.NaN) }, tells: [] }

let library: LibraryWriter

beforeEach(() => {
  library = newLibrary()
  put(library, '/a', playRecord(), tracksOf(3))
  putPrediction(library, KEY, READS)
  putAttribution(library, KEY, SHARES)
})

describe('a prediction', () => {
  test.each([
    ['of an odd number of bytes', 'man_probability', Buffer.alloc(11)],
    ['of another number of frames', 'man_probability', Buffer.alloc(4 * 9)],
    ['without a byte', 'man_probability', Buffer.alloc(0)],
    ['with a value that is not finite', 'man_probability', Buffer.from(Float32Array.of(0.5, Number.NaN, 0.5).buffer)],
    ['with half a band', 'band', Buffer.alloc(4 * 3)],
    ['with a band of an odd number of bytes', 'band', Buffer.alloc(13)],
    ['with coverages of too few frames', 'coverage', Buffer.alloc(28)],
  ])('%s is none, and is made again', (_, column, blob) => {
    library.prepare(`UPDATE predictions SET ${column} = ?`).run(blob)
    expect(findPrediction(library, KEY)).toBeNull()
    if (column === 'man_probability') {
      expect(listPlayRows(library, KEY, null)[0]).toMatchObject({ read: null, isRead: false })
    }
  })
})

describe('an attribution', () => {
  test.each([
    ['tells', '{"not": "a list"}'],
    ['tells', 'not JSON'],
    ['tells', '[{"startFrame": "1"}]'],
    ['shares', Buffer.alloc(11)],
    ['shares', Buffer.alloc(4)],
    ['tracks', Buffer.alloc(3)],
  ])('with damaged %s is none, and is worked out again', (column, value) => {
    library.prepare(`UPDATE shares SET ${column} = ?`).run(value)
    expect(findAttribution(library, KEY)).toBeNull()
  })
})

describe('a play', () => {
  test('whose tracks have a flipped bit says so', () => {
    const arrow = library.prepare('SELECT arrow FROM tracking').pluck().get() as Buffer
    arrow[arrow.length - 200] = (arrow[arrow.length - 200] as number) ^ 1
    library.prepare('UPDATE tracking SET arrow = ?').run(arrow)
    expect(attempt(library, () => findTracking(library, PLAY))).toMatchObject({
      ok: false,
      fault: { kind: 'play-damaged', where: `${library.name}, play 2098010100_50` },
    })
  })

  test('whose record holds what is no number of yards says so', () => {
    library.prepare('UPDATE plays SET yards_to_go = 9e999').run()
    for (const find of [() => findPlay(library, PLAY), () => listPlayRows(library, null, null)]) {
      expect(attempt<unknown>(library, find)).toMatchObject({ ok: false, fault: { kind: 'play-damaged' } })
    }
  })

  test.each([
    ['tracks', "UPDATE tracking SET arrow = x'00'"],
    ['record', 'UPDATE plays SET yards_to_go = 9e999'],
  ])('with a damaged %s is whole again when its game is imported again', (_, sql) => {
    library.exec(sql)
    expect(put(library, '/a', playRecord(), tracksOf(3)).kind).toBe('changed')
    expect([findPlay(library, PLAY), findTracking(library, PLAY)]).toEqual([playRecord(), tracksOf(3)])
    expect(put(library, '/a', playRecord(), tracksOf(3)).kind).toBe('unchanged')
  })
})

test('predictions that earlier versions should not have stored go with the update, and no others', () => {
  const path = join(temporaryFolder(), 'library.presnap')
  const old = good(openLibrary(path, { migrations: MIGRATIONS.filter(({ version }) => version < 5) }))
  old.exec(`INSERT INTO sources VALUES (1, '/a', 'Big Data Bowl 2025', 'gsis-it');
    INSERT INTO games (game_id, home_team, visitor_team, is_simulated) VALUES (${PLAY.gameId}, 'HOM', 'AWY', 0);
    INSERT INTO plays (game_id, play_id) VALUES (${PLAY.gameId}, ${PLAY.playId});
    INSERT INTO tracking (game_id, play_id, source_id, frame_count, player_count, sample_count, is_snap_estimated, digest, arrow)
      VALUES (${PLAY.gameId}, ${PLAY.playId}, 1, 3, 2, 6, 0, x'00', x'00')`)
  const add = old.prepare("INSERT INTO predictions VALUES (?, ?, ?, 'f 1', ?, ?, ?)")
  const floats = (...values: number[]) => Buffer.from(Float32Array.from(values).buffer)
  const sound = [floats(0.25, 0.5, 0.75), floats(0, 0, 0, 1, 1, 1), floats(...new Array<number>(21).fill(0))] as const
  add.run(PLAY.gameId, PLAY.playId, 'sound', ...sound)
  add.run(PLAY.gameId, PLAY.playId, 'no band, no coverages', sound[0], null, null)
  add.run(PLAY.gameId, PLAY.playId, 'other tracks', floats(...new Array<number>(9).fill(0.5)), null, null)
  add.run(PLAY.gameId, PLAY.playId, 'NaN', floats(0.5, Number.NaN, 0.5), null, null)
  add.run(PLAY.gameId, PLAY.playId, 'NaN in its band', sound[0], floats(0, 0, 0, 1, 1, Number.NaN), null)
  old.close()
  const library = good(openLibrary(path))
  expect(library.prepare('SELECT model_id FROM predictions ORDER BY model_id').pluck().all()).toEqual([
    'no band, no coverages',
    'sound',
  ])
  library.close()
})
