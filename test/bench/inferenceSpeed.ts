/** How many frames a second the seed's network reads here, and how that compares with PyTorch on the same batches and
 *  cores in the same minutes. Arguments: --rounds=5 --seconds=3 --threads=2 --batches=1,180,1024 --per-run=128 */
import { parseArgs } from 'node:util'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { randomFrom } from '../../ml/base/random.ts'
import { inferenceModel } from '../../ml/network/inference.ts'
import { initialState } from '../../ml/network/parameters.ts'
import { seedTransformer } from '../../ml/network/seedTransformer.ts'
import { type Contestant, speedOf, spread, takeTurns } from './rounds.ts'
import { TorchPeer } from './torchPeer.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    threads: { type: 'string', default: '2' },
    batches: { type: 'string', default: '1,180,1024' },
    'per-run': { type: 'string', default: '128' },
  },
})
const [rounds, seconds, threads, perRun] = [values.rounds, values.seconds, values.threads, values['per-run']].map(
  Number,
) as [number, number, number, number]

const network = seedTransformer()
const session = await InferenceSession.create(inferenceModel(network, initialState(network, randomFrom(1))), {
  intraOpNumThreads: threads,
  // threads that wait by spinning take from each other what little there is when other programs run
  extra: { session: { intra_op: { allow_spinning: '0' } } },
})
const torch = await TorchPeer.start(threads)
if ('missing' in torch) process.stdout.write(`${torch.missing}\n`)
for (const batch of values.batches.split(',').map(Number)) await compare(batch)
await session.release()
if (!('missing' in torch)) torch.dispose()

async function compare(batch: number): Promise<void> {
  const random = randomFrom(1)
  const tokens = Float32Array.from({ length: batch * 110 }, () => random.normal())
  const contestants: Contestant[] = [
    { name: 'Presnap', run: (time) => speedOf(() => readFrames(tokens, batch), batch, time) },
  ]
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

/** In runs that stay within the processor's caches. */
async function readFrames(tokens: Float32Array, batch: number): Promise<void> {
  for (let start = 0; start < batch; start += perRun) {
    const end = Math.min(start + perRun, batch)
    await session.run({ tokens: new Tensor('float32', tokens.subarray(start * 110, end * 110), [end - start, 22, 5]) })
  }
}
