/** The field as it is really drawn, in the system's Chromium and under the page's own strict policy. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { OpenedPlay } from '../../preload/values.ts'
import type { Camera } from '../../renderer/replay/camera.ts'
import { BALL, DEFENSE, OFFENSE } from '../../renderer/replay/palette.ts'
import type { SceneLook } from '../../renderer/replay/scene.ts'
import { openStagePage, PLAY, type StagePage, VIEW } from '../builders/stagePage.ts'

/** 10 px a yard; the middle of the view (350, 260) is 60 yd along and 30 yd up. */
const CAMERA: Camera = { ...VIEW, x: 60, y: 30, scale: 10, isTurned: false }
let stagePage: StagePage

beforeAll(async () => {
  stagePage = await openStagePage()
})
afterAll(() => stagePage.dispose())
beforeEach(() => stagePage.page.evaluate(() => harness.place.replaceChildren()))

interface Sight {
  readonly opened?: OpenedPlay
  readonly look?: Partial<SceneLook>
  readonly share?: number
  /** P that the corner covers the guard. */
  readonly covers?: number
  readonly resolution?: number
}

/** The colors of pixels (CSS) at a time, as "#RRGGBB". */
async function colorsAt(time: number, places: readonly (readonly [number, number])[], sight: Sight = {}) {
  const { opened = PLAY, look = {}, share = null, covers = null, resolution = 1 } = sight
  return stagePage.page.evaluate(
    async ({ opened, look, share, covers, resolution, time, places, size }) => {
      const shares = share === null ? null : { tracks: [1], shares: Float32Array.of(share, share) }
      const whole = { modelId: 'invented', manProbability: Float32Array.of(0.5, 0.5) }
      const said = covers !== null && {
        ...{ tracks: [1], assignments: Int16Array.of(0, 0), assignmentProbability: Float32Array.of(1, 1) },
        ...{ receivers: Int16Array.of(0, 0), receiverProbability: Float32Array.of(covers, covers) },
      }
      const defenders = said === false ? null : said
      const reading = { ...whole, band: null, coverage: null, defenders, summary: null, tells: [], shares }
      const stage = await harness.open({ ...size, resolution, preference: 'canvas', opened, reading, look })
      stage.draw(time)
      const pixels = stage.pixels()
      const colors = places.map(([x, y]) => {
        const at = 4 * (y * resolution * size.width * resolution + x * resolution)
        return `#${[...pixels.slice(at, at + 3)].map((value) => value.toString(16).padStart(2, '0')).join('')}`.toUpperCase()
      })
      stage.dispose()
      return colors
    },
    { opened, look: { camera: CAMERA, ...look }, share, covers, resolution, time, places, size: VIEW },
  )
}

test('the ball lies on the pixel that a ruler gives, on frames and between them', async () => {
  // 5 yd right of the middle and 2 yd above it; a frame later 6 yd, half way between them 5.5
  expect(await colorsAt(0, [[400, 240]])).toEqual([BALL])
  expect(await colorsAt(0.05, [[405, 240]])).toEqual([BALL])
  expect(
    await colorsAt(0.1, [
      [410, 240],
      [395, 240],
    ]),
  ).toEqual([BALL, expect.not.stringMatching(BALL)])
})

test('at two device pixels a CSS pixel it lies on the same place', async () => {
  expect(await colorsAt(0.05, [[405, 240]], { resolution: 2 })).toEqual([BALL])
})

test('on the true side of a play to the left it lies half a turn away', async () => {
  expect(await colorsAt(0, [[300, 280]], { look: { isTrueSide: true } })).toEqual([BALL])
})

test('with reduced motion it stands until its next frame comes', async () => {
  expect(await colorsAt(0.09, [[400, 240]], { look: { isReducedMotion: true } })).toEqual([BALL])
})

test('the offense is orange and the defense is blue', async () => {
  // beside the numbers: 6 px left of the guard's middle, 9 px above the corner's
  expect(
    await colorsAt(0, [
      [244, 360],
      [450, 153],
    ]),
  ).toEqual([OFFENSE, DEFENSE])
})

test.each([
  [0.2, 'orange'],
  [-0.2, 'blue'],
])('around a defender with a share of %f it is %s', async (share, name) => {
  // 15 px above his middle there is nothing but the halo
  const [color = ''] = await colorsAt(0, [[450, 145]], { share })
  const [red = 0, , blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
  expect(red > blue ? 'orange' : 'blue').toBe(name)
  expect(Math.abs(red - blue)).toBeGreaterThan(30)
})

test('a defender whose share nobody knows has no halo', async () => {
  const [bare] = await colorsAt(0, [[450, 145]], { look: { showsShares: false } })
  expect(await colorsAt(0, [[450, 145]])).toEqual([bare])
})

test('a line leads from a defender to the man whom he likelier than not covers, and can be hidden', async () => {
  // half way between the corner (450, 160) and the guard (250, 360)
  const middle = (sight: Sight) => colorsAt(0, [[350, 260]], sight)
  const bare = await middle({})
  expect(await middle({ covers: 0.9 })).not.toEqual(bare)
  expect(await middle({ covers: 0.4 })).toEqual(bare)
  expect(await middle({ covers: 0.9, look: { showsMatchUps: false } })).toEqual(bare)
})

test('the same time is the same picture, whatever was drawn before it and by whichever stage', async () => {
  const same = await stagePage.page.evaluate(async () => {
    const [, opened] = harness.openedPlays('stage', 2)
    if (!opened?.tracking) throw new Error('no play')
    const shot = { width: 700, height: 520, resolution: 1, preference: 'canvas' as const, opened }
    const reading = harness.inventedReading(opened.tracking)
    const picture = async (...times: number[]) => {
      const stage = await harness.open({ ...shot, reading })
      for (const time of times) stage.draw(time)
      const pixels = stage.pixels().slice()
      stage.dispose()
      return pixels.join()
    }
    const [alone, after, other] = [await picture(1.23), await picture(-2, 2.5, 0.31, 1.23), await picture(1.33)]
    return { isSame: alone === after, isOther: alone !== other }
  })
  expect(same).toEqual({ isSame: true, isOther: true })
})

test('every frame of a moving play is another picture', async () => {
  const distinct = await stagePage.page.evaluate(async () => {
    const [, opened] = harness.openedPlays('stage', 2)
    if (!opened?.tracking) throw new Error('no play')
    const look = { caption: ['no clock'], detail: 'small' as const }
    const stage = await harness.open({
      width: 320,
      height: 200,
      resolution: 1,
      preference: 'canvas',
      opened,
      reading: null,
      look,
    })
    const pictures = Array.from({ length: 20 }, (_, frame) => {
      stage.draw(0.5 + frame / 10)
      return stage.pixels().join()
    })
    stage.dispose()
    return new Set(pictures).size
  })
  expect(distinct).toBe(20)
})

test('WebGL draws what the canvas draws', async () => {
  const apart = await stagePage.page.evaluate(async () => {
    const [, opened] = harness.openedPlays('stage', 2)
    if (!opened?.tracking) throw new Error('no play')
    const reading = harness.inventedReading(opened.tracking)
    const pictures: Uint8ClampedArray[] = []
    const names: string[] = []
    for (const preference of ['canvas', 'webgl'] as const) {
      const stage = await harness.open({ width: 700, height: 520, resolution: 1, preference, opened, reading })
      stage.draw(-0.1)
      pictures.push(stage.pixels().slice())
      names.push(stage.rendererName)
      stage.dispose()
    }
    const [canvas = new Uint8ClampedArray(), webgl = new Uint8ClampedArray()] = pictures
    let far = 0
    for (let i = 0; i < canvas.length; i++) if (Math.abs((canvas[i] ?? 0) - (webgl[i] ?? 0)) > 40) far++
    return { names, length: webgl.length, share: far / canvas.length }
  })
  expect(apart.names).toEqual(['canvas', 'webgl'])
  expect(apart.length).toBe(700 * 520 * 4)
  // edges are smoothed differently; a missing or misplaced mark of twenty is more than this
  expect(apart.share).toBeLessThan(0.002)
})

test('nothing stays alive of a stage that showed every play of a game', async () => {
  const alive = await stagePage.page.evaluate(async () => {
    const plays = harness.openedPlays('stage', 12)
    const [first] = plays
    if (first === undefined) throw new Error('no play')
    const before = harness.Stage.liveObjects()
    const shot = { width: 320, height: 200, resolution: 1, preference: 'canvas' as const }
    const stage = await harness.open({ ...shot, opened: first, reading: null })
    for (const theme of ['dark', 'light'] as const) {
      for (const opened of plays) {
        if (opened.tracking === null) throw new Error('a simulated play has no tracks')
        stage.show({
          opened,
          reading: harness.inventedReading(opened.tracking),
          look: { ...harness.PLAIN_LOOK, theme },
        })
        for (const time of [-1, 0, 1]) stage.draw(time)
      }
    }
    const shown = harness.Stage.liveObjects()
    stage.dispose()
    return { before, shown, after: harness.Stage.liveObjects() }
  })
  expect(alive.shown).toBeGreaterThan(alive.before)
  expect(alive.after).toBe(alive.before)
})

test('thumbnails asked for at once come in their own sizes, and nothing of them stays', async () => {
  const drawn = await stagePage.page.evaluate(async () => {
    const before = harness.Stage.liveObjects()
    const plays = harness.openedPlays('stage', 3)
    const sizes = plays.map((_, i) => ({ width: 100 + 20 * i, height: 60 }))
    const bitmaps = await Promise.all(
      plays.map((opened, i) =>
        harness.thumbnail({ opened, reading: null, time: 0, size: sizes[i] as { width: number; height: number } }),
      ),
    )
    await harness.disposeThumbnails()
    return { widths: bitmaps.map(({ width }) => width), left: harness.Stage.liveObjects() - before }
  })
  expect(drawn).toEqual({ widths: [200, 240, 280], left: 0 })
})

test.each([
  [0.75, 41, OFFENSE],
  [0.25, 91, DEFENSE],
])('on the curve a read of %f at the snap lies on the pixel that a ruler gives', async (read, y, color) => {
  // the plot is 400 by 100 px from (44, 16) on; the snap is half way between -2 s and +2 s
  const drawn = await stagePage.page.evaluate(
    ({ read, y }) => {
      const canvas = document.createElement('canvas')
      Object.assign(canvas, { width: 456, height: 148 })
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('no context')
      const whole = { modelId: 'invented', manProbability: new Float32Array(41).fill(read) }
      const reading = { ...whole, band: null, coverage: null, defenders: null, summary: null, tells: [], shares: null }
      const look = { theme: 'dark' as const, noRead: null }
      const still = { hasSnap: true, events: [], tells: [], flags: [], time: 0, threshold: 0.5, look }
      harness.drawCurve(
        context,
        { reading, range: { start: -2, end: 2 }, ...still },
        { x: 0, y: 0, width: 456, height: 148 },
      )
      const pixel = [...context.getImageData(244, y, 1, 1).data.slice(0, 3)]
      return `#${pixel.map((value) => value.toString(16).padStart(2, '0')).join('')}`.toUpperCase()
    },
    { read, y },
  )
  expect(drawn).toBe(color)
})

test('the page had nothing to complain of', () => {
  expect(stagePage.complaints).toEqual([])
})
