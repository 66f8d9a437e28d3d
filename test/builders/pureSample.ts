/** A walk through the pure rooms of `ml/`, in numbers: the same wherever JavaScript runs. */
import { randomFrom } from '../../ml/base/random.ts'
import { encodeFrames } from '../../ml/features/featureSet.ts'
import { playerTokens } from '../../ml/features/playerTokens.ts'
import { disguiseOf } from '../../ml/model/disguise.ts'
import { headLoss } from '../../ml/network/loss.ts'
import { initialState } from '../../ml/network/parameters.ts'
import { SEED_TRANSFORMER, seedTransformer } from '../../ml/network/seedTransformer.ts'
import { stepModel } from '../../ml/network/training.ts'
import { simulateGame } from '../../ml/simulation/game.ts'
import { leagueFrom } from '../../ml/simulation/league.ts'
import { areaUnderCurve } from '../../ml/training/areaUnderCurve.ts'

export interface PureSample {
  readonly descriptions: readonly string[]
  readonly tokens: string
  readonly weights: string
  readonly trainingModel: string
  readonly disguise: unknown
  readonly auc: number | null
}

/** Simulates, describes, builds and judges. Numbers by the thousand are given as a checksum of their bytes. */
export function pureSample(): PureSample {
  const [first, ...plays] = simulateGame({ league: leagueFrom('pure'), gameNumber: 0, playCount: 8 }).plays()
  if (first === undefined) throw new Error('the game has no play')
  const input = { tracking: first.tracking, lineOfScrimmage: first.play.lineOfScrimmage, direction: 'right' as const }
  const network = seedTransformer(SEED_TRANSFORMER)
  const state = initialState(network, randomFrom('weights'))
  const model = stepModel({
    network,
    batch: 4,
    loss: headLoss({ output: 'logits', label: 'man', shape: [2] }),
    optimizer: { weightDecay: 0.01 },
  })
  const random = randomFrom('reads')
  const manProbability = Float32Array.from({ length: 80 }, () => random.uniform())
  const isMan = Array.from(manProbability, (read) => random.chance(read))
  return {
    descriptions: [first, ...plays].map(({ play }) => play.description ?? ''),
    tokens: checksum(encodeFrames(playerTokens, input).features),
    weights: checksum(state.weights),
    trainingModel: checksum(model.bytes),
    disguise: disguiseOf({ manProbability, snapFrame: 50 }, 'zone'),
    auc: areaUnderCurve([...manProbability], isMan),
  }
}

/** FNV-1a over the bytes, with their number. */
function checksum({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  let hash = 0x811c9dc5
  for (const byte of new Uint8Array(buffer, byteOffset, byteLength)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return `${byteLength} bytes, ${hash.toString(16)}`
}
