/** The page of a report: one file with every figure and table in it, for a browser without a network. */
import { type Chapter, reportChapters } from '../../../ml/figures/chapters.ts'
import type { Drawing } from '../../../ml/figures/drawing.ts'
import { headline, modelWords } from '../../../ml/figures/reportWords.ts'
import { escaped, ON_PAPER, svgOnPage, TYPEFACE } from '../../../ml/figures/svg.ts'
import { type Cell, type CellKind, type Column, cellWords, type Table } from '../../../ml/figures/table.ts'
import type { EvaluationReport } from '../../../ml/model/evaluationReport.ts'

const ON_SCREEN_BY_NIGHT: Readonly<Record<keyof typeof ON_PAPER, string>> = {
  text: '#edf1f5',
  muted: '#a3afbb',
  grid: '#2f3843',
  man: '#e69f00',
  zone: '#52a9e2',
  strong: '#8795a4',
  ground: '#14181e',
}

/** The whole page. `madeBy`: "Presnap 0.1.0". */
export function reportPage(report: EvaluationReport, madeBy: string): string {
  const { about } = report
  const chapters = reportChapters(report)
  const title = `How good is the read? ${about.on}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
${about.cautions.map(({ kind, text }) => `<p class="caution ${kind}">${escaped(text)}</p>`).join('\n')}
<p class="headline">${escaped(headline(report))}</p>
<p class="muted">${escaped(modelWords(report))}</p>
<nav aria-label="Chapters"><ul>${chapters.map(({ id, title }) => `<li><a href="#${id}">${escaped(title)}</a></li>`).join('')}</ul></nav>
</header>
<main>
${chapters.map(chapterHtml).join('\n')}
</main>
<footer class="muted">${escaped(madeBy)}. Figures are in figures/, tables in tables/, all numbers in report.json.</footer>
</body>
</html>
`
}

/** More figures than this stand side by side. */
const MANY = 3

function chapterHtml({ id, title, figures, tables }: Chapter): string {
  return `<section id="${id}">
<h2>${escaped(title)}</h2>
<div class="${figures.length > MANY ? 'many' : 'figures'}">
${figures.map(figureHtml).join('\n')}
</div>
${tables.map((table) => tableHtml(table, figures.length === 0)).join('\n')}
</section>`
}

function figureHtml(drawing: Drawing): string {
  return `<figure>
<figcaption><strong>${escaped(drawing.title)}</strong><br>${escaped(drawing.caption)}</figcaption>
${svgOnPage(drawing)}
</figure>`
}

/** Tables behind figures are folded up. */
function tableHtml({ title, columns, rows }: Table, isOpen: boolean): string {
  const head = columns.map(({ heading, kind }) => `<th scope="col"${side(kind)}>${escaped(heading)}</th>`).join('')
  const body = rows.map((row) => `<tr>${row.map((cell, i) => cellHtml(cell, columns[i] as Column)).join('')}</tr>`)
  return `<details${isOpen ? ' open' : ''}><summary>${escaped(title)}</summary>
<div class="scroll" tabindex="0" role="group" aria-label="${escaped(title)}"><table><thead><tr>${head}</tr></thead><tbody>
${body.join('\n')}
</tbody></table></div></details>`
}

function cellHtml(cell: Cell, { kind }: Column): string {
  if (kind === 'play' && typeof cell === 'string')
    return `<td><a href="${escaped(cell)}">open in the film room</a></td>`
  return `<td${side(kind)}>${escaped(cellWords(cell, kind))}</td>`
}

const side = (kind: CellKind): string => (kind === 'text' ? ' class="words"' : '')

const inks = (of: typeof ON_PAPER) =>
  Object.entries(of)
    .map(([ink, colour]) => `--ink-${ink}:${colour};`)
    .join('')

const STYLE = `
:root{color-scheme:light dark;${inks(ON_PAPER)}--line:#d2dae2;--link:#00639b;--warn:#7a5500}
@media (prefers-color-scheme:dark){:root{${inks(ON_SCREEN_BY_NIGHT)}--line:#2f3843;--link:#5ab4e8;--warn:#f0c05a}}
body{max-width:1120px;margin:0 auto;padding:24px;background:var(--ink-ground);color:var(--ink-text);font:15px/1.5 ${TYPEFACE}}
h1{font-size:1.7rem;margin:0 0 12px}h2{font-size:1.25rem;margin:40px 0 8px;border-top:1px solid var(--line);padding-top:20px}
.headline{font-size:1.1rem}.muted,figcaption{color:var(--ink-muted)}figcaption strong{color:var(--ink-text)}
.caution{border-left:4px solid var(--warn);padding:4px 12px;margin:8px 0}.caution.seen{font-weight:600}
nav ul{display:flex;flex-wrap:wrap;gap:4px 18px;padding:0;list-style:none}
a,summary{color:var(--link)}summary{cursor:pointer;padding:4px 0;width:fit-content}
figure{margin:16px 0}figcaption{max-width:80ch;margin-bottom:8px}svg{max-width:100%;height:auto}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-size:13px;font-variant-numeric:tabular-nums}
th,td{padding:3px 12px 3px 0;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}
th{font-weight:500;color:var(--ink-muted)}.words,td:first-child,th:first-child{text-align:left}
footer{margin:32px 0}.many{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,500px),1fr));gap:0 24px}
:focus-visible{outline:2px solid var(--link)}
@media print{details:not([open])>*{display:none}}
`
