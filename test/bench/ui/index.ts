/** How fast the window is: `npm run bench:ui`, or some of it: `npm run bench:ui -- keys opening`. `--short` takes few
 *  samples. Runs the built program on the stand-in, or on Electron with PRESNAP_E2E_ELECTRON=real. */
import { clipFigures } from './clip.ts'
import { drawingFigures } from './drawing.ts'
import { type Figure, figuresTable } from './figures.ts'
import { heapFigures, mainThreadFigures, startFigures } from './life.ts'
import { type Libraries, libraries } from './room.ts'
import { keyFigures, openingFigures } from './stepping.ts'

/** Each with how much of it a full run takes: samples, plays or seconds. */
const BENCHES: Readonly<Record<string, { full: number; run: (made: Libraries, amount: number) => Promise<Figure[]> }>> =
  {
    start: { full: 5, run: startFigures },
    drawing: { full: 10, run: (_made, seconds) => drawingFigures(seconds) },
    keys: { full: 200, run: keyFigures },
    opening: { full: 60, run: openingFigures },
    clip: { full: 3, run: clipFigures },
    heap: { full: 500, run: heapFigures },
    'main-thread': { full: 60, run: mainThreadFigures },
  }
/** Of a full run. */
const SHORT = 0.2

const args = process.argv.slice(2)
const named = args.filter((arg) => !arg.startsWith('-'))
const unknown = named.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  process.stderr.write(`There is no bench "${unknown.join('", "')}"; there are ${Object.keys(BENCHES).join(', ')}.\n`)
  process.exit(2)
}
const share = args.includes('--short') ? SHORT : 1
const made = libraries()
const figures: Figure[] = []
for (const [name, { full, run }] of Object.entries(BENCHES)) {
  if (named.length > 0 && !named.includes(name)) continue
  process.stderr.write(`${name} ...\n`)
  try {
    figures.push(...(await run(made, Math.ceil(full * share))))
  } catch (error) {
    process.stdout.write(`${name} could not be measured: ${error instanceof Error ? error.message : String(error)}\n`)
  }
}
process.stdout.write(`${figuresTable(figures)}\n`)
// a figure that misses its aim is for people to judge: the machine may be busy
process.exit(0)
