import { describe, expect, test } from 'vitest'
import { probe } from '../../../main/inference/probe.ts'
import { choiceText, chooseProvider, sessionOptions } from '../../../main/inference/providers.ts'
import type { Provider } from '../../../ml/onnx/kernels.ts'

const noRace = async () => 1

test('the processor reckons right', async () => {
  expect(await probe('cpu')).toEqual({ provider: 'cpu', works: true, reason: 'works' })
})

test('the processor is taken at its word when it is wanted', async () => {
  expect(await chooseProvider('cpu', noRace)).toMatchObject({ ok: true, value: { provider: 'cpu' } })
})

describe('an accelerator', () => {
  test.each(['cuda', 'webgpu'] as const)(
    'that is wanted (%s) works here, or the fault gives the reason',
    async (wanted) => {
      const choice = await chooseProvider(wanted, noRace)
      if (choice.ok) expect(choice.value).toMatchObject({ provider: wanted, attempts: [{ works: true }] })
      else {
        expect(choice.fault).toMatchObject({ kind: 'provider-unavailable', where: wanted })
        expect(choice.fault.what).toMatch(/does not work here: .{10,}\.$/)
        expect(choice.fault.next).toContain('--provider auto')
      }
    },
  )

  /** An accelerator that answers right, and throws on the work. */
  const works = async (providers: readonly Provider[]) =>
    providers.map((provider) => ({ provider, works: true, reason: 'works' }))
  const failing = async (provider: Provider) => {
    if (provider === 'cpu') return 1
    throw new Error('Failed to allocate 4 GB.\n  at some place in the runtime')
  }

  test('that is wanted, answers right and fails on the work is a fault', async () => {
    expect(await chooseProvider('cuda', failing, works)).toEqual({
      ok: false,
      fault: {
        ...{ kind: 'provider-failed', where: 'cuda', next: 'Use --provider cpu.' },
        what: 'This provider works here, but fails on this model: Failed to allocate 4 GB.',
      },
    })
  })

  test('that was tried and fails on the work gives way to the processor, and it is said', async () => {
    const choice = await chooseProvider('auto', failing, works)
    if (!choice.ok) throw new Error('auto always finds one')
    expect(choiceText(choice.value)).toMatch(/^cpu \(cuda: it fails on this work: Failed to allocate 4 GB; webgpu: /)
  })

  test('that fails gives way to another one that does the work', async () => {
    const trial = async (provider: Provider) => {
      if (provider === 'cuda') throw new Error('Failed')
      return provider === 'webgpu' ? 1 : 10
    }
    expect(await chooseProvider('auto', trial, works)).toMatchObject({ ok: true, value: { provider: 'webgpu' } })
  })

  test('loses the race to a processor that is faster', async () => {
    const choice = await chooseProvider('auto', async (provider) => (provider === 'cpu' ? 1 : 1_000))
    expect(choice).toMatchObject({ ok: true, value: { provider: 'cpu' } })
  })
})

test('every provider that was asked is told of, with its reason', async () => {
  const choice = await chooseProvider('auto', async () => 1)
  if (!choice.ok) throw new Error('auto always finds one')
  expect(choice.value.attempts.map(({ provider }) => provider).toSorted()).toEqual(['cpu', 'cuda', 'webgpu'])
  expect(choiceText(choice.value)).toMatch(/^(cpu|cuda|webgpu) \(.*cpu: .+\)$/)
})

test('of one that was wanted, and works, nothing more is told', async () => {
  const choice = await chooseProvider('cpu', async () => 1)
  if (!choice.ok) throw new Error('there is always a processor')
  expect(choiceText(choice.value)).toBe('cpu')
})

test('nothing falls back to the processor unnoticed', () => {
  expect(sessionOptions('webgpu', 2).executionProviders).toEqual(['webgpu'])
  expect(sessionOptions('cpu', 2)).toMatchObject({ executionProviders: ['cpu'], intraOpNumThreads: 2 })
})
