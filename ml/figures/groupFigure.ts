/** Teams and formations: how often the read was right on each, with its interval and what always zone would get. */
import type { EvaluationReport, GroupFigures, GroupTable } from '../model/evaluationReport.ts'
import { type Axes, asPercent, axesOf } from './axes.ts'
import { type Mark, type Sketch, SMALL, text } from './drawing.ts'
import { momentWords } from './words.ts'

const LINE = 22
const [TOP, LEFT, WIDTH] = [40, 150, 480]
/** All 32 teams. Smaller groups than those are in the table. */
const MOST_GROUPS = 32
const TITLES = { defense: 'By defense', offense: 'By offense', formation: "By the offense's formation" } as const

export function groupFigure(table: GroupTable, { about }: EvaluationReport): Sketch {
  const { by, seconds, groups } = table
  const shown = groups.slice(0, MOST_GROUPS)
  const height = LINE * Math.max(1, shown.length)
  const axes = axesOf({
    ...{ at: [LEFT, TOP], size: [WIDTH, height] },
    x: { domain: [0, 1], label: 'read right, %', ticks: [0, 0.25, 0.5, 0.75, 1], words: asPercent },
    y: { domain: [0, 1], label: '', ticks: [], words: String },
  })
  const rest =
    groups.length > shown.length
      ? ` The ${shown.length} with the most plays; all ${groups.length} are in the table.`
      : ''
  return {
    ...{ name: `by-${by}`, title: TITLES[by], width: LEFT + WIDTH + 110, height: TOP + height + 50 },
    caption: `Judged on ${about.on}, at ${momentWords(seconds)}. Dots: how often the read was right, with the 95 % interval (Wilson); triangles: what always saying zone would get. Where n is small the interval is wide and the order chance.${rest}`,
    marks: [
      ...axes.marks,
      text([LEFT + WIDTH + 18, TOP - 12], 'n', { size: SMALL, anchor: 'start' }),
      text([LEFT + WIDTH + 58, TOP - 12], 'man', { size: SMALL, anchor: 'start' }),
      ...shown.flatMap((group, i) => groupMarks(group, TOP + LINE * (i + 0.5), axes)),
    ],
  }
}

function groupMarks(group: GroupFigures, y: number, axes: Axes): Mark[] {
  const { name, n, baseRate, alwaysZone, accuracy, accuracyLow, accuracyHigh } = group
  return [
    text([LEFT - 10, y + 4], name, { anchor: 'end', ink: 'text' }),
    { kind: 'line', from: [axes.x(accuracyLow), y], to: [axes.x(accuracyHigh), y], ink: 'zone', stroke: { width: 2 } },
    // a little below: the dot may lie at the same place
    { kind: 'dot', at: [axes.x(alwaysZone), y + 6], shape: 'triangle', ink: 'man', radius: 3.5 },
    { kind: 'dot', at: [axes.x(accuracy), y], shape: 'circle', ink: 'zone', radius: 4 },
    text([LEFT + WIDTH + 18, y + 4], String(n), { anchor: 'start', ink: 'text', size: SMALL }),
    text([LEFT + WIDTH + 58, y + 4], `${asPercent(baseRate)} %`, { anchor: 'start', size: SMALL }),
  ]
}
