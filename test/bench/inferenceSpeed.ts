/** How many frames a second the seed's network reads here, and how that compares with PyTorch on the same batches and
 *  cores in the same minutes. Arguments: --rounds=5 --seconds=3 --threads=2 --batches=1,180,1024 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { OnnxCoverageModel } from '../../main/inference/coverageModel.ts'
import { randomFrom } from '../../ml/base/random.ts'
import { type EncodedFrames, PLAYER_SLOTS } from '../../ml/features/featureSet.ts'
import { seedFeatures } from '../../ml/features/seedFeatures.ts'
import { writeUntrainedSeed } from '../builders/untrainedModels.ts'
import { type Contestant, speedOf, spread, takeTurns } from './rounds.ts'
import { TorchPeer } from './torchPeer.ts'

const FEATURES = seedFeatures.features.length

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    threads: { type: 'string', default: '2' },
    batches: { type: 'string', default: '1,180,1024' },
  },
})
const [rounds, seconds, threads] = [values.rounds, values.seconds, values.threads].map(Number) as [
  number,
  number,
  number,
]

const scratch = mkdtempSync(join(tmpdir(), 'presnap-bench-'))
writeUntrainedSeed(scratch)
const opened = await OnnxCoverageModel.open(scratch, 'cpu', threads)
rmSync(scratch, { recursive: true })
if (!opened.ok) throw new Error(opened.fault.what)
const model = opened.value
const torch = await TorchPeer.start(threads)
if ('missing' in torch) process.stdout.write(`${torch.missing}\n`)
for (const batch of values.batches.split(',').map(Number)) await compare(batch)
await model.dispose()
if (!('missing' in torch)) torch.dispose()

async function compare(batch: number): Promise<void> {
  const random = randomFrom(1)
  const frames: EncodedFrames = {
    frameCount: batch,
    features: Float32Array.from({ length: batch * PLAYER_SLOTS * FEATURES }, () => random.normal()),
    mask: new Float32Array(batch * PLAYER_SLOTS).fill(1),
    known: new Float32Array(batch * 2),
    tracks: new Int16Array(batch * PLAYER_SLOTS),
  }
  const contestants: Contestant[] = [{ name: 'Presnap', run: (time) => speedOf(() => model.read(frames), batch, time) }]
  if (!('missing' in torch)) {
    contestants.push({
      name: `PyTorch ${torch.version}`,
      run: (time) => torch.run({ task: 'infer', batch, seconds: time }),
    })
  }
  const { speeds, ratios } = await takeTurns(contestants, { rounds, seconds })
  const measured = contestants.map(({ name }, i) => `${name} ${spread(speeds[i] ?? [], 0)}`).join(', ')
  const ratio = contestants.length > 1 ? `; ratio ${spread(ratios, 2)}` : ''
  process.stdout.write(`inference, batch ${batch}, ${threads} threads, frames/s: ${measured}${ratio}\n`)
}
