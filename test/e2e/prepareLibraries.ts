/** Libraries that specs start from, made once a run: the demo game, and the real games where they are. Every play in
 *  them is read. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEV_DATA, devData } from '../builders/devData.ts'

const CLI = join(import.meta.dirname, '../../out/main/cli/index.js')

/** Where the libraries lie, for the processes that run the specs. */
const FOLDER_VARIABLE = 'PRESNAP_E2E_LIBRARIES'

export type PreparedLibrary = 'demo' | 'real'

/** The file of a prepared library. Only for specs; those of real games are left out where there are none. */
export function preparedLibrary(name: PreparedLibrary): string {
  return join(process.env[FOLDER_VARIABLE] ?? '', `${name}.presnap`)
}

export default function prepareLibraries(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'presnap-e2e-'))
  process.env[FOLDER_VARIABLE] = folder
  presnap('demo', '--provider', 'cpu', '--library', preparedLibrary('demo'), '--out', join(folder, 'demo'))
  if (DEV_DATA !== null) {
    presnap('import', devData('bdb-2018-games'), '--library', preparedLibrary('real'))
    const reads = join(folder, 'reads.csv')
    presnap('predict', '--provider', 'cpu', '--library', preparedLibrary('real'), '--out', reads)
  }
  return () => rmSync(folder, { recursive: true, force: true })
}

function presnap(...args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`presnap ${args.join(' ')} ended with ${status}: ${stderr}`)
}
