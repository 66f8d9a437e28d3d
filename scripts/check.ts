/** Types, lint and format of everything; with --fix, writes what can be mended by itself. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './places.ts'

const fix = process.argv.includes('--fix')
const checks: readonly (readonly [string, readonly string[]])[] = [
  [
    join(ROOT, 'node_modules', '@biomejs', 'biome', 'bin', 'biome'),
    ['check', '--error-on-warnings', ...(fix ? ['--write'] : [])],
  ],
  [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), ['--build']],
]
const failures = checks.filter(
  ([script, args]) => spawnSync(process.execPath, [script, ...args], { cwd: ROOT, stdio: 'inherit' }).status !== 0,
)
process.exit(failures.length === 0 ? 0 : 1)
