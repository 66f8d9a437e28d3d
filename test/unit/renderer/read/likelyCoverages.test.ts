import { expect, test } from 'vitest'
import { likelyCoverages } from '../../../../renderer/read/likelyCoverages.ts'

test('the two likeliest of the frame, the likeliest first', () => {
  const frames = Float32Array.of(1, 0, 0, 0, 0, 0, 0, 0.125, 0, 0, 0.25, 0.5, 0.125, 0)
  expect(likelyCoverages(frames, 1)).toEqual([
    { coverage: 'Cover-3', probability: 0.5 },
    { coverage: 'Cover-2', probability: 0.25 },
  ])
})
