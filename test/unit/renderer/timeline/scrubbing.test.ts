import { describe, expect, test } from 'vitest'
import { loopText, momentText, speedText } from '../../../../renderer/timeline/moments.ts'
import { frameAtX, timeOfFrameIn, valueText } from '../../../../renderer/timeline/scrubbing.ts'

/** 5 s over 500 pixels: ten pixels a frame. */
const plot = { x: 40, y: 0, width: 500, height: 70 }
const range = { start: -3, end: 2 }

describe('scrubbing', () => {
  test('the pointer takes the nearest frame', () => {
    expect([40, 44, 46, 340].map((x) => frameAtX(plot, range, x))).toEqual([0, 0, 1, 30])
  })

  test('a pointer beyond the plot stays in the play', () => {
    expect([frameAtX(plot, range, -100), frameAtX(plot, range, 900)]).toEqual([0, 50])
  })

  test('the frame of the snap is at zero, and its neighbours at whole tenths', () => {
    expect([29, 30, 31].map((frame) => timeOfFrameIn(range, frame))).toEqual([-0.1, 0, 0.1])
  })

  test('the slider says time and read', () => {
    expect(valueText(-1.2, 0.834, null)).toBe('-1.2 s, man 83 %')
  })

  test('within the band there is no read, ends included', () => {
    const band = { low: 0.46, high: 0.54 }
    expect([0.46, 0.5, 0.54].map((read) => valueText(0, read, band))).toEqual(Array(3).fill('0.0 s, no read'))
    expect(valueText(0, 0.55, band)).toBe('0.0 s, man 55 %')
  })

  test('before the play is read, the slider says so', () => {
    expect(valueText(0.4, undefined, null)).toBe('+0.4 s, not read yet')
  })
})

describe('words of the transport', () => {
  test('moments have a sign but for the snap', () => {
    expect([-1.24, -0.04, 0.8].map(momentText)).toEqual(['-1.2 s', '0.0 s', '+0.8 s'])
  })

  test('a film that runs backwards says so', () => {
    expect([speedText({ speed: 0.5, direction: 1 }), speedText({ speed: 2, direction: -1 })]).toEqual([
      '0.5x',
      '2x back',
    ])
  })

  test('two marks make a loop, one a beginning or an end', () => {
    expect(loopText({ markIn: -2, markOut: 1 })).toBe('loop -2.0 s to +1.0 s')
    expect(loopText({ markIn: -2, markOut: null })).toBe('from -2.0 s')
    expect(loopText({ markIn: null, markOut: 1 })).toBe('until +1.0 s')
  })
})
