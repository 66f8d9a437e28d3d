/** The baseline that ships, whose card tells one phase of a play from another, on plays of the simulated league. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OnnxCoverageModel } from '../../main/inference/coverageModel.ts'
import { SHIPPED_MODELS } from '../../main/places.ts'
import { randomFrom } from '../../ml/base/random.ts'
import { encodeFrames } from '../../ml/features/featureSet.ts'
import { TRACK_COLUMNS, type Tracking } from '../../ml/football/tracking.ts'
import { defenderShares } from '../../ml/model/attribution.ts'
import { good } from '../builders/library.ts'
import { playedGames } from '../builders/simulatedPlays.ts'

let model: OnnxCoverageModel
const plays = playedGames('seed', 1)
  .flatMap((game) => game.plays)
  .slice(0, 6)

beforeAll(async () => {
  model = good(await OnnxCoverageModel.open(SHIPPED_MODELS.seed ?? '', 'cpu', 1))
})
afterAll(() => model.dispose())

const encoded = ({ play }: (typeof plays)[number], tracking: Tracking) =>
  encodeFrames(model.files.features, {
    ...{ tracking, lineOfScrimmage: play.lineOfScrimmage },
    direction: 'right',
  })
const readsOf = async (simulated: (typeof plays)[number], tracking: Tracking) =>
  (await model.read(encoded(simulated, tracking))).manProbability

test('its card tells phases apart', () => {
  const phases = model.files.card.calibration.knots?.map(({ phase }) => phase)
  expect(phases).toEqual(expect.arrayContaining(['unset', 'snapped']))
})

test('no read knows what comes after it, nor that there will be a snap', async () => {
  for (const simulated of plays) {
    const { tracking } = simulated
    const now = (tracking.snapFrame ?? 0) - 1
    const random = randomFrom('future')
    const width = tracking.tracks.length
    const other: Tracking = {
      ...tracking,
      ...Object.fromEntries(
        TRACK_COLUMNS.map((name) => [
          name,
          tracking[name].map((value, cell) => (cell >= (now + 1) * width ? value + 10 * random.normal() : value)),
        ]),
      ),
      ...{ snapFrame: null, events: tracking.events.filter(({ frame }) => frame <= now) },
    }
    const [as, asOther] = [await readsOf(simulated, tracking), await readsOf(simulated, other)]
    expect(asOther.subarray(0, now + 1)).toEqual(as.subarray(0, now + 1))
  }
})

test('the snap changes the read of its own frame, where all else is as it was', async () => {
  for (const simulated of plays) {
    const { tracking } = simulated
    const snap = tracking.snapFrame ?? 0
    const [known, unknown] = [
      await readsOf(simulated, tracking),
      await readsOf(simulated, { ...tracking, snapFrame: null }),
    ]
    expect(unknown.subarray(0, snap)).toEqual(known.subarray(0, snap))
    expect(unknown[snap]).not.toBeCloseTo(known[snap] ?? Number.NaN, 4)
  }
})

test("a defender's share is reckoned with the calibration of its frame", async () => {
  const [simulated] = plays as [(typeof plays)[number]]
  const frames = encoded(simulated, simulated.tracking)
  const row = (simulated.tracking.snapFrame ?? 0) + 15
  const seen: number[] = []
  await defenderShares(
    async (variants) => {
      const reads = await model.read(variants)
      seen.push(reads.manProbability[0] as number)
      return reads
    },
    frames,
    [row],
  )
  expect(seen[0]).toBeCloseTo((await model.read(frames)).manProbability[row] as number, 5)
})
