/** Where the marks of the curve stand. */
import { expect, test } from 'vitest'
import { seconds } from '../../../../ml/football/units.ts'
import { paletteOf } from '../../../../renderer/replay/palette.ts'
import type { CurveDrawing } from '../../../../renderer/timeline/curve.ts'
import { drawTells } from '../../../../renderer/timeline/curveMarks.ts'

const PLOT = { x: 40, y: 20, width: 600, height: 60 }
/** Pixels that every text takes. */
const TEXT_WIDTH = 30

/** Six seconds, 100 pixels each, of a play that began ten seconds before its snap. */
const DRAWING: CurveDrawing = {
  ...{ reading: null, range: { start: -3, end: 3 }, firstTime: -10, events: [], flags: [], time: null, threshold: 0.5 },
  ...{ tells: [], hasSnap: true, look: { theme: 'dark', noRead: null } },
}

/** Middles of the numbers of tells, pixels. */
function numbersOver(
  tells: readonly { startFrame: number; endFrame: number }[],
  marked: Pick<CurveDrawing, 'pins'> & Partial<Pick<CurveDrawing, 'flags'>> = {},
): number[] {
  const middles: number[] = []
  const context = {
    fillRect: () => undefined,
    measureText: () => ({ width: TEXT_WIDTH }),
    fillText: (_text: string, x: number) => middles.push(x),
  } as unknown as CanvasRenderingContext2D
  const drawing = { ...DRAWING, ...marked, tells: tells.map((tell) => ({ ...tell, change: 0.2, players: [] })) }
  drawTells({ context, plot: PLOT, palette: paletteOf('dark'), drawing })
  return middles
}

test('the number of a tell stands over its middle', () => {
  expect(numbersOver([{ startFrame: 90, endFrame: 100 }])).toEqual([290])
})

test('the number of a tell that began before the clip stands whole over what is shown of it', () => {
  expect(numbersOver([{ startFrame: 62, endFrame: 72 }])).toEqual([55])
})

test('the number of a tell stands beside a flag, never under it', () => {
  const tell = { startFrame: 90, endFrame: 100 }
  expect(numbersOver([tell], { flags: [{ moment: seconds(-0.5), state: 'confirmed' }] })).toEqual([319])
  expect(numbersOver([tell], { pins: [-0.5, -0.3] })).toEqual([339])
  expect(numbersOver([tell], { flags: [{ moment: seconds(-0.5), state: 'dismissed' }], pins: [1] })).toEqual([290])
})

test('a tell that is not in the clip has no number', () => {
  expect(numbersOver([{ startFrame: 40, endFrame: 60 }])).toEqual([])
})
