/** The stage alone, in a page of its own: how long a moment takes to draw, and whether a closed stage leaves anything. */
import { openStagePage } from '../../builders/stagePage.ts'
import type { Figure } from './figures.ts'

/** The field of a window of 1280 x 720, and of a large screen. */
const FIELDS = [
  { name: 'draw', width: 700, height: 520 },
  { name: 'draw, large field', width: 1500, height: 1000 },
] as const

export async function drawingFigures(seconds: number): Promise<Figure[]> {
  const { page, dispose } = await openStagePage()
  try {
    const figures: Figure[] = []
    for (const { name, width, height } of FIELDS) {
      const { drawn, shown } = await page.evaluate(drawInPage, { width, height, seconds })
      const what = `canvas renderer, ${width} x ${height}, every layer on, one draw an animation frame`
      figures.push({ ...draws(name, drawn, `stage.draw(time), ${what}`), aim: { statistic: 'p95', most: 4 } })
      figures.push(draws(`${name}, painted`, shown, `the same, until its pixels can be read back`))
    }
    const left = await page.evaluate(leftInPage)
    figures.push({
      name: 'left after closing',
      unit: 'objects',
      samples: left,
      aim: { statistic: 'max', most: 1 },
      means: 'Pixi objects alive after a stage that showed three plays is disposed of, less those before it',
    })
    return figures
  } finally {
    await dispose()
  }
}

function draws(name: string, samples: readonly number[], means: string): Figure {
  return { name, unit: 'ms', samples, aim: null, means }
}

interface Drawn {
  readonly drawn: number[]
  readonly shown: number[]
}

/** Runs in the page. */
async function drawInPage({
  width,
  height,
  seconds,
}: {
  width: number
  height: number
  seconds: number
}): Promise<Drawn> {
  const opened = harness.openedPlays('bench', 3)[2]
  if (opened?.tracking == null) throw new Error('the simulated play has no tracks')
  const { tracking } = opened
  const reading = harness.inventedReading(tracking)
  const look = { showsTrails: true, showsShares: true }
  const stage = await harness.open({ opened, reading, look, width, height, resolution: 1, preference: 'canvas' })
  const [start, length] = [-3, 7]
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  for (let i = 0; i < 60; i++) stage.draw(start + i / 60)
  const found: Drawn = { drawn: [], shown: [] }
  for (let i = 0; i < seconds * 60; i++) {
    await frame()
    const time = start + ((i / 60) % length)
    const began = performance.now()
    stage.draw(time)
    found.drawn.push(performance.now() - began)
    // now and then: reading back makes the browser keep the picture elsewhere from then on
    if (i < seconds * 50) continue
    stage.pixels()
    found.shown.push(performance.now() - began)
  }
  stage.dispose()
  return found
}

/** Runs in the page. */
async function leftInPage(): Promise<number[]> {
  const left: number[] = []
  for (let round = 0; round < 3; round++) {
    const before = harness.Stage.liveObjects()
    const plays = harness.openedPlays('bench', 3)
    const [first] = plays
    if (first === undefined) throw new Error('no play came')
    const stage = await harness.open({
      ...{ opened: first, reading: null, width: 700, height: 520, resolution: 1, preference: 'canvas' },
    })
    for (const opened of plays) {
      const reading = opened.tracking === null ? null : harness.inventedReading(opened.tracking)
      stage.show({ opened, reading, look: { ...harness.PLAIN_LOOK, showsTrails: true, showsShares: true } })
      for (let i = 0; i < 30; i++) stage.draw(i / 10 - 2)
    }
    stage.dispose()
    left.push(harness.Stage.liveObjects() - before)
  }
  return left
}
