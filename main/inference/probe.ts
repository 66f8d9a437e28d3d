/** A question with a known answer, so that a provider is believed only when it reckons right. */

import { addInput, addNode, addOutput, floatConstant, modelBytes, newGraph } from '../../ml/onnx/graph.ts'
import { KERNELS, type Provider } from '../../ml/onnx/kernels.ts'
import { InferenceSession, listSupportedBackends, Tensor } from './onnxRuntime.ts'
import type { ProviderAttempt } from './providers.ts'

/** Asks a provider for relu([3, 4] · [[1, -1], [2, 0.5]]) = [11, 0], all of it on the provider. */
export async function probe(provider: Provider): Promise<ProviderAttempt> {
  const answer = (works: boolean, reason: string) => ({ provider, works, reason })
  const compiledIn = listSupportedBackends().map((backend) => backend.name)
  if (!compiledIn.includes(provider)) {
    return answer(false, `this build of ONNX Runtime has only ${compiledIn.join(', ')}`)
  }
  try {
    const onlyThere = provider === 'cpu' ? {} : { extra: { session: { disable_cpu_ep_fallback: '1' } } }
    const session = await InferenceSession.create(probeModel(provider), {
      executionProviders: [provider],
      logSeverityLevel: 4,
      ...onlyThere,
    })
    const { y } = await session.run({ x: new Tensor('float32', Float32Array.of(3, 4), [1, 2]) })
    const [first = Number.NaN, second = Number.NaN] = (y?.data ?? []) as Float32Array
    await session.release()
    const isRight = Math.abs(first - 11) < 1e-3 && Math.abs(second) < 1e-3
    return isRight ? answer(true, 'works') : answer(false, `it reckons wrongly: ${first}, ${second}`)
  } catch (error) {
    return answer(false, reasonOf(error))
  }
}

function probeModel(provider: Provider): Uint8Array {
  const graph = newGraph('probe', KERNELS[provider])
  const x = addInput(graph, 'x', { shape: [1, 2] })
  const product = addNode('MatMul', [x, floatConstant(graph, [1, -1, 2, 0.5], [2, 2])], [1, 2])
  addOutput('y', addNode('Relu', [product], [1, 2]))
  return modelBytes(graph)
}

/** What the runtime says, without the places in its own source that it says it from. */
export function reasonOf(error: unknown): string {
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
  return /(Failed to|Could not|No supported)[^\n]*/.exec(message)?.[0].replace(/\.$/, '') ?? message
}
