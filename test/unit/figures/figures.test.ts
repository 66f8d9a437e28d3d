import { describe, expect, it } from 'vitest'
import { reportChapters } from '../../../ml/figures/chapters.ts'
import { type Drawing, HEADER } from '../../../ml/figures/drawing.ts'
import { headline } from '../../../ml/figures/reportWords.ts'
import { ON_PAPER, svgFile } from '../../../ml/figures/svg.ts'
import { cellWords, tableOf } from '../../../ml/figures/table.ts'
import { shippedEvaluation } from '../../builders/evaluation.ts'

const report = shippedEvaluation()
const chapters = reportChapters(report)
const figures = chapters.flatMap((chapter) => chapter.figures)

/** Luminance by WCAG of a colour as "#rrggbb". */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (ink: string) => (luminance(ON_PAPER.ground) + 0.05) / (luminance(ink) + 0.05)

describe('a figure', () => {
  it('has a name of its own', () => {
    expect(new Set(figures.map(({ name }) => name)).size).toBe(figures.length)
  })

  it.each(figures.map((figure) => [figure.name, figure] as const))('%s keeps its marks on the sheet', (_, figure) => {
    const outside = figure.marks.flatMap((mark) =>
      'at' in mark ? [mark.at] : 'from' in mark ? [mark.from, mark.to] : [],
    )
    for (const [x, y] of outside) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThanOrEqual(figure.width)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThanOrEqual(figure.height)
    }
  })

  it.each(figures.map((figure) => [figure.name, figure] as const))('%s has no number that is none', (_, figure) => {
    expect(JSON.stringify(figure)).not.toMatch(/NaN|undefined|null/)
  })

  it('says in whole sentences what it shows', () => {
    for (const { caption } of figures) expect(caption).toMatch(/^[A-Z].*\.$/)
  })

  it('tells in a line what was judged: plays, games, base rate, and whether it is honest', () => {
    expect(figures[0]?.of).toBe(
      'invented: 4 plays of 1 game, man on 50.0 % at -0.1 s; the model may have seen some of them',
    )
  })
})

describe('as SVG', () => {
  const drawing: Drawing = {
    ...{ name: 'x', title: 'Man & zone <b>', caption: '"A" > B', of: 'plays', width: 100, height: 50 },
    marks: [
      { kind: 'line', from: [0, 1], to: [2, 3], ink: 'man', stroke: { width: 2, dash: [4, 2] } },
      { kind: 'text', at: [5, 6], text: 'a < b', anchor: 'end', ink: 'text', size: 12, isTurned: true },
    ],
  }

  it('is well formed whatever is written in it', () => {
    const svg = svgFile(drawing)
    expect(svg).toContain(
      '<title id="x-title">Man &amp; zone &lt;b&gt;</title><desc id="x-caption">&quot;A&quot; &gt; B</desc>',
    )
    expect(svg).toContain('a &lt; b</text>')
    expect(svg).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/)
  })

  it('has its title above its marks', () => {
    expect(svgFile(drawing)).toContain(`height="${50 + HEADER}"`)
    expect(svgFile(drawing)).toContain(`<g transform="translate(0 ${HEADER})">`)
  })

  it('has lines with their ink, width and dashes', () => {
    expect(svgFile(drawing)).toContain(
      `<line x1="0" y1="1" x2="2" y2="3" stroke="${ON_PAPER.man}" stroke-width="2" stroke-dasharray="4 2"/>`,
    )
  })

  it('can be read on white: 4.5:1 for text, 3:1 for marks', () => {
    for (const ink of [ON_PAPER.text, ON_PAPER.muted]) expect(contrast(ink)).toBeGreaterThan(4.5)
    for (const ink of [ON_PAPER.man, ON_PAPER.zone, ON_PAPER.strong]) expect(contrast(ink)).toBeGreaterThan(3)
  })
})

describe('a table', () => {
  it('has the numbers of the report, row by row', () => {
    const moments = chapters[0]?.tables[0]
    const row = moments?.rows.find(([seconds]) => seconds === -0.1)
    const cell = (name: string) => row?.[moments?.columns.findIndex((column) => column.name === name) ?? -1]
    expect([cell('n'), cell('base_rate'), cell('always_zone'), cell('accuracy'), cell('auc')]).toEqual([
      4, 0.5, 0.5, 0.5, 0.75,
    ])
  })

  it('leads from each wrong play to the film room, at its last look', () => {
    const wrong = chapters.find(({ id }) => id === 'most-wrong')?.tables[0]
    expect(wrong?.rows.map(([link]) => link)).toEqual(['presnap://play/1/3?t=-0.1', 'presnap://play/1/2?t=-0.1'])
  })

  it('says cells as people read them', () => {
    const words = (cell: number | null, kind: 'share' | 'number' | 'moment' | 'count') => cellWords(cell, kind)
    expect([
      words(0.7866, 'share'),
      words(0.88, 'number'),
      words(0.5, 'moment'),
      words(1234, 'count'),
      words(null, 'share'),
    ]).toEqual(['78.7 %', '0.880', '+0.5 s', '1,234', '-'])
  })

  it('is made of columns', () => {
    const table = tableOf({ name: 't', title: 'T' }, [2, 3], [['twice', 'Twice', 'count', (value) => 2 * value]])
    expect(table).toEqual({
      name: 't',
      title: 'T',
      columns: [{ name: 'twice', heading: 'Twice', kind: 'count' }],
      rows: [[4], [6]],
    })
  })
})

it('the one figure that is quoted has n, data set, moment, interval and base rate', () => {
  expect(headline(report)).toMatch(
    /^At -0\.1 s the read is right on 50\.0 % of 4 plays \(invented; 95 % interval \d+\.\d to \d+\.\d %\)\. Always saying zone would get 50\.0 %\. AUC 0\.750/,
  )
})
