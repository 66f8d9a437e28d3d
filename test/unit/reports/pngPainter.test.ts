import { PNG } from 'pngjs'
import { beforeAll, expect, test } from 'vitest'
import { PngPainter } from '../../../main/reports/evaluation/pngPainter.ts'
import { type Drawing, HEADER, type Mark } from '../../../ml/figures/drawing.ts'

/** Pixels of the picture to one of the drawing. */
const SCALE = 2
const [WHITE, ZONE, TEXT] = [
  [255, 255, 255],
  [0, 0x72, 0xb2],
  [0x12, 0x18, 0x1e],
]

let painter: PngPainter
beforeAll(async () => {
  painter = await PngPainter.open()
})

/** The picture, decoded by somebody else, and its colours by places of the drawing. */
function painted(marks: readonly Mark[], title = '') {
  const drawing: Drawing = { name: 'x', title, caption: '', of: '', width: 60, height: 40, marks }
  const png = PNG.sync.read(Buffer.from(painter.paint(drawing)))
  const at = (x: number, y: number) => {
    const place = 4 * (SCALE * (y + HEADER) * png.width + SCALE * x)
    return [...png.data.subarray(place, place + 3)]
  }
  const darkest = () => png.data.filter((_, i) => i % 4 === 0).toSorted()[0]
  return { png, at, darkest }
}

test('a picture is twice its drawing, or as wide as its title needs, on white', () => {
  const { png, at } = painted([])
  expect([png.width, png.height]).toEqual([1440, 2 * (40 + HEADER)])
  expect(at(30, 20)).toEqual(WHITE)
})

test('a box and an area have their ink, and as much of it as they say', () => {
  const { at } = painted([
    { kind: 'box', at: [0, 0], size: [20, 20], ink: 'zone', opacity: 1 },
    { kind: 'area', path: 'M30,0H50V20H30Z', ink: 'zone', opacity: 0.5 },
  ])
  expect(at(10, 10)).toEqual(ZONE)
  at(40, 10).forEach((value, i) => {
    expect(Math.abs(value - ((ZONE[i] as number) + 255) / 2)).toBeLessThan(2)
  })
})

test('a line that is dashed has gaps, and one after it has none', () => {
  const { at } = painted([
    { kind: 'line', from: [0, 10], to: [60, 10], ink: 'text', stroke: { width: 4, dash: [10, 10] } },
    { kind: 'line', from: [0, 30], to: [60, 30], ink: 'text', stroke: { width: 4 } },
  ])
  expect([at(5, 10), at(15, 10), at(5, 30), at(15, 30)]).toEqual([TEXT, WHITE, TEXT, TEXT])
})

test('text is painted, in every picture and not in the first alone', () => {
  for (let picture = 0; picture < 3; picture++) expect(painted([], 'Accuracy').darkest()).toBeLessThan(90)
  expect(painted([]).darkest()).toBe(255)
})
