/** Painting a figure as SVG. */
import { type Drawing, HEADER, headerMarks, type Ink, type Mark, type Stroke, shapePath, sheetSize } from './drawing.ts'

/** What each ink is on paper: 3:1 against the ground for marks, 4.5:1 for text. */
export const ON_PAPER: Readonly<Record<Ink, string>> = {
  text: '#12181e',
  muted: '#4f5c69',
  grid: '#d2dae2',
  man: '#9a6700',
  zone: '#0072b2',
  strong: '#76838f',
  ground: '#ffffff',
}

export const TYPEFACE = 'Inter, system-ui, sans-serif'

/** The attribute values that an ink has: a colour, or what a style sheet fills in. */
type Inks = (ink: Ink) => string

/** A file of its own: on white, with its title and what was judged above it. */
export function svgFile(drawing: Drawing): string {
  const [width, height] = sheetSize(drawing)
  const inks: Inks = (ink) => ON_PAPER[ink]
  const ground = `<rect width="${width}" height="${height}" fill="${ON_PAPER.ground}"/>`
  const header = headerMarks(drawing).map((mark) => svgMark(mark, inks))
  const body = drawing.marks.map((mark) => svgMark(mark, inks))
  const shifted = [ground, ...header, `<g transform="translate(0 ${HEADER})">`, ...body, '</g>'].join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svgOf({ ...drawing, width, height }, shifted)}\n`
}

/** Part of a page whose style sheet has a variable for each ink. */
export function svgOnPage(drawing: Drawing): string {
  return svgOf(drawing, drawing.marks.map((mark) => svgMark(mark, (ink) => `var(--ink-${ink})`)).join('\n'))
}

function svgOf({ name, title, caption, width, height }: Omit<Drawing, 'marks'>, body: string): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  const named = `role="img" aria-labelledby="${name}-title ${name}-caption"`
  const about = `<title id="${name}-title">${escaped(title)}</title><desc id="${name}-caption">${escaped(caption)}</desc>`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${named} font-family="${TYPEFACE}">${about}\n${body}\n</svg>`
}

function svgMark(mark: Mark, inks: Inks): string {
  const ink = inks(mark.ink)
  switch (mark.kind) {
    case 'line': {
      const [[x1, y1], [x2, y2]] = [mark.from, mark.to]
      return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" ${strokeOf(ink, mark.stroke)}/>`
    }
    case 'path':
      return `<path d="${mark.path}" fill="none" ${strokeOf(ink, mark.stroke)}/>`
    case 'area':
      return `<path d="${mark.path}" fill="${ink}" fill-opacity="${mark.opacity}"/>`
    case 'box': {
      const [[x, y], [width, height]] = [mark.at, mark.size]
      return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${ink}" fill-opacity="${mark.opacity}"/>`
    }
    case 'dot':
      return `<path d="${shapePath(mark.shape, mark.at, mark.radius)}" fill="${ink}" stroke="${inks('ground')}"/>`
    case 'text':
      return svgText(mark, ink)
  }
}

function svgText({ at: [x, y], text, anchor, size, isTurned }: Extract<Mark, { kind: 'text' }>, ink: string): string {
  const place = isTurned === true ? `transform="translate(${x} ${y}) rotate(-90)"` : `x="${x}" y="${y}"`
  return `<text ${place} font-size="${size}" text-anchor="${anchor}" fill="${ink}">${escaped(text)}</text>`
}

function strokeOf(ink: string, { width = 1, dash = [] }: Stroke = {}): string {
  const dashes = dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`
  return `stroke="${ink}" stroke-width="${width}"${dashes}`
}

/** Text in XML and HTML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
