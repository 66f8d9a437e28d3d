/** All benches, or those that are named: `npm run bench -- ingest inference`. Ratios to peers from interleaved runs. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const BENCHES = {
  ingest: 'ingestSpeed.ts',
  prediction: 'predictionSpeed.ts',
  inference: 'inferenceSpeed.ts',
  training: 'trainingSpeed.ts',
  window: 'mainThread.ts',
} as const

const named = process.argv.slice(2)
const unknown = named.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  process.stderr.write(`There is no bench "${unknown.join('", "')}"; there are ${Object.keys(BENCHES).join(', ')}.\n`)
  process.exit(2)
}
let failed = 0
for (const [name, file] of Object.entries(BENCHES)) {
  if (named.length > 0 && !named.includes(name)) continue
  process.stdout.write(`${name}\n`)
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, file)], { stdio: 'inherit' })
  if (status !== 0) failed++
}
process.exit(failed === 0 ? 0 : 1)
