import { expect, test } from 'vitest'
import {
  axisOf,
  broadcastShape,
  dimensionText,
  elementCount,
  knownShape,
  sameDimension,
  shapeText,
} from '../../../ml/onnx/shape.ts'

const batch = { symbol: 'batch', factor: 1 }

test('missing and 1-sized axes stretch', () => {
  expect(broadcastShape([2, 1, 3], [4, 1])).toEqual([2, 4, 3])
  expect(broadcastShape([batch, 1], [5])).toEqual([batch, 5])
  expect(broadcastShape([1], [batch, 3])).toEqual([batch, 3])
})

test('shapes that do not fit are named', () => {
  expect(() => broadcastShape([2, 3], [batch, 2])).toThrow('[2, 3] and [batch, 2]')
})

test('a free size multiplies with known ones', () => {
  expect(elementCount([batch, 22, 5])).toEqual({ symbol: 'batch', factor: 110 })
  expect(elementCount([2, 3])).toBe(6)
  expect(elementCount([])).toBe(1)
  expect(() => elementCount([batch, batch])).toThrow('two free dimensions')
})

test('a free size equals only itself', () => {
  expect(sameDimension(batch, { symbol: 'batch', factor: 1 })).toBe(true)
  expect(sameDimension(batch, { symbol: 'batch', factor: 2 })).toBe(false)
  expect(sameDimension(batch, 1)).toBe(false)
})

test('axes count from the front, or from the back when negative', () => {
  expect(axisOf([2, 3, 4], -1)).toBe(2)
  expect(() => axisOf([2, 3], 2)).toThrow('[2, 3] has no axis 2')
})

test('a free size cannot be used where a number is needed', () => {
  expect(() => knownShape([batch, 5])).toThrow('[batch, 5] has a free dimension')
  expect(dimensionText({ symbol: 'batch', factor: 22 })).toBe('batch*22')
  expect(shapeText([batch, 5])).toBe('[batch, 5]')
})
