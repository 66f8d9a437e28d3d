/** Confusion matrices: man and zone at all fixed moments, and the seven coverages, a figure a moment. */
import { COVERAGES } from '../football/coverage.ts'
import type { CoverageConfusion, EvaluationReport, ManZoneConfusion } from '../model/evaluationReport.ts'
import { type Ink, type Mark, type Point, type Sketch, SMALL, text } from './drawing.ts'
import { momentWords, percentWords, rangeWords } from './words.ts'

const CELL = 62
const [COLUMN, ROW] = [190, 216]
const COLUMNS = 4
/** The strongest tint; text on it stays readable. */
const DEEPEST = 0.5

export function manZoneFigure({ manZone, about }: EvaluationReport): Sketch {
  const columns = Math.min(COLUMNS, Math.max(1, manZone.length))
  const parts = manZone.map(({ seconds, n, manReadMan, zoneReadZone, manReadZone, zoneReadMan }) => {
    const always = (zoneReadMan + zoneReadZone) / n
    return `${momentWords(seconds)}: ${manReadMan + zoneReadZone} of ${n} right (always zone ${percentWords(always)}), ${zoneReadMan} zone read as man, ${manReadZone} man read as zone`
  })
  return {
    ...{ name: 'man-zone', title: 'Man and zone: what was played against what was read' },
    ...{ width: 24 + COLUMN * columns, height: ROW * Math.max(1, Math.ceil(manZone.length / COLUMNS)) },
    caption: `Judged on ${about.on}, each play once a moment, read as man from 50 %. ${parts.join('; ')}.`,
    marks: manZone.flatMap((confusion, i) => manZoneMarks(confusion, i)),
  }
}

function manZoneMarks(confusion: ManZoneConfusion, place: number): Mark[] {
  const { seconds, n, manReadMan, manReadZone, zoneReadMan, zoneReadZone } = confusion
  const [left, top] = [60 + COLUMN * (place % COLUMNS), 58 + ROW * Math.floor(place / COLUMNS)]
  const cells = [
    [manReadMan, manReadZone],
    [zoneReadMan, zoneReadZone],
  ]
  return [
    text([left - 46, top - 38], `${momentWords(seconds)}, n ${n}`, { anchor: 'start', ink: 'text' }),
    ...['man', 'zone'].flatMap((name, i) => [
      text([left + CELL * (i + 0.5), top - 8], `read ${name}`, { size: SMALL }),
      text([left - 6, top + CELL * (i + 0.5) + 4], name, { size: SMALL, anchor: 'end' }),
    ]),
    text([left - 40, top + CELL], 'played', { size: SMALL, isTurned: true }),
    ...cells.flatMap((row, played) => {
      const total = row.reduce((sum, count) => sum + count, 0)
      return row.flatMap((count, read) =>
        cellMarks({
          at: [left + CELL * read, top + CELL * played],
          count,
          total,
          side: CELL,
          ink: played === read ? 'zone' : 'man',
        }),
      )
    }),
  ]
}

interface Cell {
  readonly at: Point
  readonly side: number
  readonly count: number
  /** Plays of its row. */
  readonly total: number
  /** Right ones are blue, wrong ones orange. */
  readonly ink: Ink
}

function cellMarks({ at: [x, y], side, count, total, ink }: Cell): Mark[] {
  const share = total === 0 ? 0 : count / total
  const middle = x + side / 2
  return [
    { kind: 'box', at: [x + 1, y + 1], size: [side - 2, side - 2], ink: 'grid', opacity: 0.35 },
    { kind: 'box', at: [x + 1, y + 1], size: [side - 2, side - 2], ink, opacity: DEEPEST * share },
    text([middle, y + side / 2], String(count), { ink: 'text', size: 13 }),
    ...(count === 0 ? [] : [text([middle, y + side / 2 + 14], percentWords(share, 0), { ink: 'text', size: 10 })]),
  ]
}

const WIDE = 52

/** A figure for each moment. */
export function coverageFigures({ coverages, about }: EvaluationReport): Sketch[] {
  return coverages.map((confusion) => {
    const { seconds, n, first, firstTwo, commonest } = confusion
    return {
      ...{ name: `coverages-at-${fileMoment(seconds)}`, title: `The seven coverages at ${momentWords(seconds)}` },
      ...{ width: 84 + 7 * WIDE + 48, height: 76 + 7 * WIDE },
      caption: `Judged on ${about.on}, the ${n} plays with one of the seven at ${momentWords(seconds)}: the likeliest is right on ${percentWords(first.share)} (95 %: ${rangeWords(first.low, first.high)}), one of the likeliest two on ${percentWords(firstTwo.share)}; the commonest is played on ${percentWords(commonest)}. Per cent are of what was played.`,
      marks: coverageMarks(confusion),
    }
  })
}

function coverageMarks({ counts }: CoverageConfusion): Mark[] {
  const [left, top] = [84, 54]
  return [
    text([left + 3.5 * WIDE, 18], 'named as the likeliest', { ink: 'text' }),
    text([16, top + 3.5 * WIDE], 'played', { ink: 'text', isTurned: true }),
    text([left + 7 * WIDE + 24, top - 10], 'n', { size: SMALL }),
    ...COVERAGES.flatMap((name, i) => [
      text([left + WIDE * (i + 0.5), top - 10], name, { size: SMALL }),
      text([left - 8, top + WIDE * (i + 0.5) + 4], name, { size: SMALL, anchor: 'end' as const }),
    ]),
    ...counts.flatMap((row, played) => {
      const total = row.reduce((sum, count) => sum + count, 0)
      return [
        ...row.flatMap((count, named) =>
          cellMarks({
            at: [left + WIDE * named, top + WIDE * played],
            count,
            total,
            side: WIDE,
            ink: played === named ? 'zone' : 'man',
          }),
        ),
        text([left + 7 * WIDE + 24, top + WIDE * (played + 0.5) + 4], String(total), { size: SMALL, ink: 'text' }),
      ]
    }),
  ]
}

/** "minus-0.1" and "plus-1.5": moments in names of files. */
function fileMoment(seconds: number): string {
  return seconds === 0 ? 'snap' : `${seconds < 0 ? 'minus' : 'plus'}-${Math.abs(seconds)}`
}
