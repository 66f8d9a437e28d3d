/** How fast the seed's network trains here, and how that compares with PyTorch on the same cores in the same minutes.
 *  Arguments: --rounds=5 --seconds=4 --threads=2 --batches=256,1024 --per-run=64 */
import { parseArgs } from 'node:util'
import { PROCESSOR_EXAMPLES_PER_RUN, TrainingStepper, untrained } from '../../main/training/stepper.ts'
import { randomFrom } from '../../ml/base/random.ts'
import { headLoss, softClasses } from '../../ml/network/loss.ts'
import { initialState } from '../../ml/network/parameters.ts'
import { seedTransformer } from '../../ml/network/seedTransformer.ts'
import { type Contestant, speedOf, spread, takeTurns } from './rounds.ts'
import { TorchPeer } from './torchPeer.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    threads: { type: 'string', default: '2' },
    batches: { type: 'string', default: '256,1024' },
    'per-run': { type: 'string', default: String(PROCESSOR_EXAMPLES_PER_RUN) },
  },
})
const [rounds, seconds, threads, perRun] = [values.rounds, values.seconds, values.threads, values['per-run']].map(
  Number,
) as [number, number, number, number]

const torch = await TorchPeer.start(threads)
if ('missing' in torch) process.stdout.write(`${torch.missing}\n`)
for (const batch of values.batches.split(',').map(Number)) await compare(batch)
if (!('missing' in torch)) torch.dispose()

async function compare(batch: number): Promise<void> {
  const stepper = await openStepper(batch)
  const random = randomFrom(1)
  const examples = {
    tokens: Float32Array.from({ length: batch * 110 }, () => random.normal()),
    man: softClasses(
      Array.from({ length: batch }, () => random.index(2)),
      { count: 2 },
    ),
  }
  const contestants: Contestant[] = [
    { name: 'Presnap', run: (time) => speedOf(() => stepper.step(examples, 1e-3), batch, time) },
  ]
  if (!('missing' in torch)) {
    contestants.push({
      name: `PyTorch ${torch.version}`,
      run: (time) => torch.run({ task: 'train', batch, seconds: time }),
    })
  }
  const { speeds, ratios } = await takeTurns(contestants, { rounds, seconds })
  await stepper.dispose()
  const measured = contestants.map(({ name }, i) => `${name} ${spread(speeds[i] ?? [], 0)}`).join(', ')
  const ratio = contestants.length > 1 ? `; ratio ${spread(ratios, 2)}` : ''
  process.stdout.write(`training, batch ${batch}, ${threads} threads, examples/s: ${measured}${ratio}\n`)
}

function openStepper(batch: number): Promise<TrainingStepper> {
  const network = seedTransformer()
  const plan = {
    network,
    loss: headLoss({ output: 'logits', label: 'man', shape: [2] }),
    optimizer: { weightDecay: 1e-4 },
    batch,
  }
  return TrainingStepper.open(plan, untrained(initialState(network, randomFrom(1))), {
    seed: 1,
    examplesPerRun: Math.min(perRun, batch),
    threads: { count: threads, worker: new URL('../../main/threads/gradient.worker.ts', import.meta.url) },
  })
}
