/** Everything that CI runs: check, build, unit and integration tests, stories in the window, and what is packed; closes
 *  with a line that counts them. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEV_DATA } from '../test/builders/devData.ts'
import { ensureChromium } from './browser.ts'
import { ROOT } from './places.ts'
import { ensureSqliteReaders } from './sqliteReaders.ts'
import { ensureStrace } from './strace.ts'

const PARTS = ['unit', 'integration', 'e2e', 'package'] as const
/** What runs the built program, and a browser. */
const BUILT: readonly string[] = ['integration', 'e2e', 'package']

interface Counts {
  passed: number
  failed: number
  skipped: number
}

const [first, only, ...rest] = process.argv.slice(2)
const isPart = first === '--only'
const parts = isPart ? PARTS.filter((name) => name === only) : PARTS
const testArgs = isPart ? rest : process.argv.slice(2)
const needsBuild = parts.some((part) => BUILT.includes(part))

if (DEV_DATA === null) {
  process.stderr.write('Tests on real games are left out: PRESNAP_DEV_DATA does not name a folder that has them.\n')
}

const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
if (needsBuild) {
  const chromium = ensureChromium()
  if ('missing' in chromium) stop(chromium.missing)
  const strace = ensureStrace()
  if ('missing' in strace) process.stderr.write(`${strace.missing}\n`)
  const leftOut = ensureSqliteReaders()
  if (leftOut !== null) process.stderr.write(`${leftOut}\n`)
}
if (!isPart && runNode(['--experimental-strip-types', join(ROOT, 'scripts', 'check.ts')]) !== 0)
  stop('The check found faults; they are above.')
if (needsBuild && runNode([join(ROOT, 'scripts', 'bootstrap.mjs'), 'build']) !== 0)
  stop('The build failed; its messages are above.')
for (const part of parts) part === 'e2e' ? runPlaywright() : runVitest(part)
close()

/** Runs one Vitest project and adds up its results; a run that dies without a report counts as one failure. */
function runVitest(project: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'presnap-test-'))
  const report = join(folder, 'report.json')
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
  const status = runNode([
    vitest,
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...testArgs,
  ])
  const before = counts.failed
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'))
    counts.passed += numPassedTests
    counts.failed += numFailedTests
    counts.skipped += numPendingTests
  } catch {
    process.stderr.write(`${project}: Vitest wrote no report.\n`)
  }
  if (status !== 0 && counts.failed === before) counts.failed++
  rmSync(folder, { recursive: true })
}

/** Runs the stories in the window and adds up their results, as `runVitest` does. Arguments for all parts are Vitest's. */
function runPlaywright(): void {
  const folder = mkdtempSync(join(tmpdir(), 'presnap-test-'))
  const report = join(folder, 'report.json')
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = report
  const playwright = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js')
  const config = join(ROOT, 'test', 'e2e', 'playwright.config.ts')
  const status = runNode([playwright, 'test', '--config', config, '--reporter=list,json', ...(isPart ? testArgs : [])])
  const before = counts.failed
  try {
    const { stats } = JSON.parse(readFileSync(report, 'utf8'))
    counts.passed += stats.expected + stats.flaky
    counts.failed += stats.unexpected
    counts.skipped += stats.skipped
  } catch {
    process.stderr.write('e2e: Playwright wrote no report.\n')
  }
  if (status !== 0 && counts.failed === before) counts.failed++
  rmSync(folder, { recursive: true })
}

function runNode(args: string[]): number {
  return spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status ?? 1
}

function stop(reason: string): never {
  process.stderr.write(`${reason}\n`)
  counts.failed++
  return close()
}

function close(): never {
  const skipped = counts.skipped === 0 ? '' : `, ${counts.skipped} skipped`
  process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed${skipped}\n`)
  process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1)
}
