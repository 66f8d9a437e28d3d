/** Whom each defender covers: one of the offense, or nobody. */
import type { Tensor } from '../onnx/graph.ts'
import { add } from '../onnx/operators/arithmetic.ts'
import { presenceBias } from '../onnx/operators/attention.ts'
import { concatenate, reshape, slice } from '../onnx/operators/layout.ts'
import { matMul } from '../onnx/operators/products.ts'
import { linearLayer, linearParameters } from './layers.ts'
import type { NetworkContext, ParameterSpec } from './network.ts'
import { type RelationsConfig, relationsBias, relationsParameters } from './relations.ts'

export interface MatchUpConfig {
  /** Places for players: the first half is the offense. */
  readonly players: number
  readonly width: number
  /** How a defender stands to a receiver, beside what both are. */
  readonly relations?: RelationsConfig
}

export function matchUpParameters({ width, relations }: MatchUpConfig): ParameterSpec[] {
  return [
    ...linearParameters('matchUp.defender', { from: width, to: width }),
    ...linearParameters('matchUp.receiver', { from: width, to: width }),
    ...linearParameters('matchUp.nobody', { from: width, to: 1 }),
    ...(relations === undefined ? [] : relationsParameters('matchUp.relations', relations, 1)),
  ]
}

/** Logits [batch, defenders, receivers + 1], nobody last. A receiver who is missing has a logit of -1e9, a defender who
 *  is missing a row without meaning. encoded: [batch, players, width]. */
export function matchUpLogits(context: NetworkContext, encoded: Tensor, config: MatchUpConfig): Tensor {
  const { width, relations } = config
  const side = config.players / 2
  const [offense, defense] = halves(encoded, side)
  const ofDefender = linearLayer(context, 'matchUp.defender', defense)
  const ofReceiver = linearLayer(context, 'matchUp.receiver', offense)
  const fit = matMul(ofDefender, ofReceiver, { transposeB: true, scale: 1 / Math.sqrt(width) })
  const present = slice(context.input('present'), { axis: 1, start: 0, end: side })
  const hidden = reshape(presenceBias(present), [context.batch, 1, side])
  const known = relations === undefined ? fit : add(fit, standing(context, relations, side))
  return concatenate([add(known, hidden), linearLayer(context, 'matchUp.nobody', defense)], 2)
}

/** [batch, defenders, receivers] */
function standing(context: NetworkContext, config: RelationsConfig, side: number): Tensor {
  const [asked, asking] = halves(context.input('tokens'), side)
  const bias = relationsBias(context, 'matchUp.relations', { pairs: { asking, asked }, config, heads: 1 })
  return reshape(bias, [context.batch, side, side])
}

function halves(x: Tensor, side: number): [Tensor, Tensor] {
  return [slice(x, { axis: 1, start: 0, end: side }), slice(x, { axis: 1, start: side, end: 2 * side })]
}
