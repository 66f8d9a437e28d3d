/** The window's life: its start with a filled library, the memory of its page, and the thread that keeps it live. */
import type { FilmRoom } from '../../e2e/filmRoom.ts'
import { launch } from '../../e2e/filmRoom.ts'
import type { Figure } from './figures.ts'
import { installWatch, timed } from './probe.ts'
import { end, type Libraries, pause, SIZE, withRoom } from './room.ts'

const MEBIBYTE = 1024 ** 2
/** The cache of plays is full, and every part of the page has been used, after so many. */
const WARM_UP_PLAYS = 60

export async function startFigures({ read }: Libraries, rounds: number): Promise<Figure[]> {
  const samples: number[] = []
  const loaded: number[] = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    const room = await launch({ library: read, size: SIZE })
    await installWatch(room.page)
    await room.page.getByRole('listbox', { name: 'Plays' }).getByRole('option').first().waitFor()
    await timed(room.page, 'marked', () => room.page.keyboard.press('n'))
    samples.push((performance.now() - began) / 1000)
    loaded.push(await room.page.evaluate(() => performance.now() / 1000))
    await end(room)
  }
  const aim = { statistic: 'p50', most: 3 } as const
  return [
    {
      name: 'start',
      unit: 's',
      samples,
      aim,
      means:
        'from starting the program, with a filled library and Playwright holding on to it, to a list that has answered N',
    },
    { name: 'start, in the page', unit: 's', samples: loaded, aim: null, means: "of that, from the page's first byte" },
  ]
}

export async function heapFigures({ read }: Libraries, plays: number): Promise<Figure[]> {
  return await withRoom({ library: read }, async ({ page }) => {
    const client = await page.context().newCDPSession(page)
    const used = async () => {
      // what is let go of in one collection lets go of more in the next
      for (let i = 0; i < 3; i++) await client.send('HeapProfiler.collectGarbage')
      const { usedSize, backingStorageSize } = await client.send('Runtime.getHeapUsage')
      return { heap: usedSize, buffers: backingStorageSize }
    }
    const step = async (count: number, key: string) => {
      for (let play = 0; play < count; play++) await timed(page, 'opened', () => page.keyboard.press(key))
    }
    await step(WARM_UP_PLAYS, 'n')
    await step(WARM_UP_PLAYS, 'p')
    await pause(1000)
    const before = await used()
    await step(plays, 'n')
    await pause(1000)
    const after = await used()
    return (['heap', 'buffers'] as const).map((name) => {
      const growth = (100 * (after[name] - before[name])) / before[name]
      const means = `growth of the page's ${name}, collected, over ${plays} plays; ${(before[name] / MEBIBYTE).toFixed(1)} MiB before`
      return { name, unit: '%', samples: [growth], aim: { statistic: 'max', most: 5 }, means }
    })
  })
}

/** The thread of the window while games are imported and read, in the shell itself. */
export async function mainThreadFigures({ data, unread }: Libraries, seconds: number): Promise<Figure[]> {
  return await withRoom({ library: unread }, async (room) => {
    await watchMain(room)
    await room.drop(data)
    await pause(seconds * 1000)
    const { works_ms, delays_ms } = await room.app.evaluate(() => globalThis.benchMain)
    const during = 'in the running program while games are imported and read'
    return [
      {
        ...{ name: 'main thread, own work', unit: 'ms', samples: works_ms, aim: { statistic: 'max', most: 16 } },
        means: `processor time of main's thread between two looks at it 2 ms apart, ${during}; on the stand-in it also does what Electron's browser process does`,
      },
      {
        ...{ name: 'main thread, late', unit: 'ms', samples: delays_ms, aim: null },
        means: `how much later than asked its timer came, other programs and all, ${during}`,
      },
    ]
  })
}

interface MainWatch {
  readonly works_ms: number[]
  readonly delays_ms: number[]
}

declare global {
  /** In main. */
  var benchMain: MainWatch
}

function watchMain({ app }: FilmRoom): Promise<void> {
  return app.evaluate(() => {
    const EVERY_MS = 2
    const watch: MainWatch = { works_ms: [], delays_ms: [] }
    globalThis.benchMain = watch
    const cpu_ms = () => {
      const { user, system } = process.threadCpuUsage()
      return (user + system) / 1000
    }
    let [work, time] = [cpu_ms(), performance.now()]
    setInterval(() => {
      const [nowWork, now] = [cpu_ms(), performance.now()]
      watch.works_ms.push(nowWork - work)
      watch.delays_ms.push(Math.max(0, now - time - EVERY_MS))
      work = nowWork
      time = now
    }, EVERY_MS)
  })
}
