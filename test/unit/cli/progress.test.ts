import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { progressOf } from '../../../main/cli/progress.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A stream that keeps what is written. */
function keptStream(isTTY: boolean) {
  const written: string[] = []
  const stream = { isTTY, write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream
  return { stream, written }
}

test('a terminal shows a bar with an estimate, and nothing of it stays', () => {
  const { stream, written } = keptStream(true)
  const progress = progressOf('Reading', stream)
  vi.advanceTimersByTime(10_000)
  progress.update(0.25, '30 of 120 plays')
  expect(written).toEqual([`\r\u001b[KReading ${'█'.repeat(7)}${'░'.repeat(21)} 25 % 30 of 120 plays, about 30 s left`])
  progress.finish()
  expect(written.at(-1)).toBe('\r\u001b[K')
})

test('elsewhere there is a plain line every few seconds', () => {
  const { stream, written } = keptStream(false)
  const progress = progressOf('Reading', stream)
  vi.advanceTimersByTime(1_000)
  progress.update(0.1, '12 of 120 plays')
  vi.advanceTimersByTime(5_000)
  progress.update(0.5, '60 of 120 plays')
  progress.finish()
  expect(written).toEqual(['Reading: 50 % 60 of 120 plays, about 6 s left\n'])
})

test('too little work done gives no estimate', () => {
  const { stream, written } = keptStream(true)
  const progress = progressOf('Reading', stream)
  vi.advanceTimersByTime(10_000)
  progress.update(0.001, '')
  expect(written.join('')).not.toContain('left')
})
