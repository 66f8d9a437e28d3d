/** Which operators express a computation: equal up to rounding, but not equally fast on every execution provider. */

export interface Kernels {
  /** a·bᵀ in one node of ONNX Runtime's own, or a Transpose before a MatMul. */
  readonly transposedMatMul: 'fused' | 'separate'
  /** The sum of each column as a product with a row of ones, or as a reduction. */
  readonly columnSum: 'product' | 'reduction'
  /** What passes a gradient through a rectifier: a product with a 0/1 mask, or a choice between two tensors. */
  readonly rectifierGradient: 'mask' | 'choice'
  /** log softmax as one operator, or from exp, sum, and log. */
  readonly logSoftmax: 'operator' | 'composed'
  /** How many pieces one Split or Concat may have. */
  readonly widestJoin: number
}

/** ONNX Runtime's own processor kernels: fused products skip the copies that transposing costs. */
const CPU: Kernels = {
  transposedMatMul: 'fused',
  columnSum: 'product',
  rectifierGradient: 'mask',
  logSoftmax: 'operator',
  widestJoin: Number.POSITIVE_INFINITY,
}

/** Everything has a CUDA kernel; its reductions need no help. */
const CUDA: Kernels = { ...CPU, columnSum: 'reduction', rectifierGradient: 'choice' }

/** FusedMatMul and LogSoftmax have no WebGPU kernel and would run on the processor, with a copy each way. */
const WEBGPU: Kernels = {
  transposedMatMul: 'separate',
  columnSum: 'reduction',
  rectifierGradient: 'choice',
  logSoftmax: 'composed',
  widestJoin: 6, // a shader binds 8 to 10 storage buffers, and each piece of a Split or Concat takes one
}

export const KERNELS = { cpu: CPU, cuda: CUDA, webgpu: WEBGPU } as const satisfies Record<string, Kernels>
export type Provider = keyof typeof KERNELS
