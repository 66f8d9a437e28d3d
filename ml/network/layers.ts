/** The small layers that networks are made of: their parameters, and what they do with them. */
import type { Tensor } from '../onnx/graph.ts'
import { layerNormalization } from '../onnx/operators/normalization.ts'
import { linear } from '../onnx/operators/products.ts'
import type { BufferSpec, NetworkContext, ParameterSpec } from './network.ts'

/** Weights [out, in] and a bias, begun as PyTorch begins them. */
export function linearParameters(name: string, { from, to }: { from: number; to: number }): ParameterSpec[] {
  const initial = { kind: 'uniform', bound: 1 / Math.sqrt(from) } as const
  return [
    { name: `${name}.weight`, shape: [to, from], initial },
    { name: `${name}.bias`, shape: [to], initial },
  ]
}

/** x·weightᵀ + bias. x: [..., from]; result: [..., to]. */
export function linearLayer(context: NetworkContext, name: string, x: Tensor): Tensor {
  return linear(x, context.parameter(`${name}.weight`), context.parameter(`${name}.bias`))
}

/** Scale 1 and shift 0, of layer or batch normalization. */
export function normalizationParameters(name: string, features: number): ParameterSpec[] {
  return [
    { name: `${name}.weight`, shape: [features], initial: { kind: 'constant', value: 1 } },
    { name: `${name}.bias`, shape: [features], initial: { kind: 'constant', value: 0 } },
  ]
}

/** Layer normalization over the last axis. */
export function layerNormLayer(context: NetworkContext, name: string, x: Tensor): Tensor {
  return layerNormalization(x, {
    scale: context.parameter(`${name}.weight`),
    shift: context.parameter(`${name}.bias`),
  })
}

/** The running statistics of batch normalization. */
export function batchNormBuffers(name: string, features: number): BufferSpec[] {
  return [
    { name: `${name}.running_mean`, shape: [features], initial: 0 },
    { name: `${name}.running_var`, shape: [features], initial: 1 },
  ]
}
