import { expect, test } from 'vitest'
import { packed, packedPlain, unpacked } from '../../../preload/packet.ts'

test('columns come back as they were, wherever they lay in memory', () => {
  const floats = new Float32Array([0, 1, Number.NaN, -2.5]).subarray(1)
  const value = { name: 'x', floats, shorts: Int16Array.of(-1, 300), rest: [null, true, 1.5] }
  expect(unpacked(packed(value))).toEqual(value)
})

test('long lists come back as they were', () => {
  const rows = [
    { name: 'Björn "B" Ö', down: 3, isMan: null },
    { name: '', down: 0.1, isMan: true },
  ]
  expect(unpacked(packedPlain(rows))).toEqual(rows)
})
