/** Simulated Big Data Bowl folders, made by the program itself. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { presnap } from './presnap.ts'

export interface SimulatedSeason {
  /** A folder for whatever the tests of a file make. */
  readonly folder: string
  /** The simulated games. */
  readonly data: string
  dispose(): void
}

/** Simulates games for all tests of a file. Call `dispose` after them. */
export async function simulatedSeason(games: number, ...more: readonly string[]): Promise<SimulatedSeason> {
  const folder = mkdtempSync(join(tmpdir(), 'presnap-test-'))
  const data = join(folder, 'data')
  const { code, stderr } = await presnap(['simulate', '--games', String(games), '--out', data, ...more])
  if (code !== 0) throw new Error(stderr)
  return { folder, data, dispose: () => rmSync(folder, { recursive: true, force: true }) }
}
