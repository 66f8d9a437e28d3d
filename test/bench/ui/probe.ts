/** A watch inside the page: from the time that the browser gives a key or click to the end of the animation frame in
 *  which its outcome was drawn. It reads nothing but what is on the page. */
import type { Page } from '@playwright/test'

/** What counts as the outcome. */
export type Outcome =
  /** The playhead stands elsewhere on the timeline; the field is drawn together with it. */
  | 'moved'
  /** Another play is told of in the read panel, and the field shows it. */
  | 'opened'
  /** The list marks another play. */
  | 'marked'

interface Watch {
  /** Starts to wait for an outcome of the next key or click. */
  begin(outcome: Outcome): void
  /** Milliseconds that it took, when it is there. */
  end(): Promise<number>
}

declare global {
  var benchWatch: Watch
}

export async function installWatch(page: Page): Promise<void> {
  await page.evaluate(installInPage)
}

/** How long it took, in milliseconds, from the input that `act` makes. Rejects if it never comes. */
export async function timed(page: Page, outcome: Outcome, act: () => Promise<void>): Promise<number> {
  await page.evaluate((wanted) => globalThis.benchWatch.begin(wanted), outcome)
  await act()
  return await page.evaluate(() => globalThis.benchWatch.end())
}

/** Runs in the page: nothing from outside of it is known here. */
function installInPage(): void {
  const MOST_MS = 20_000
  const textOf = (selector: string) => document.querySelector(selector)?.textContent ?? ''
  const states = {
    moved: () => document.querySelector('[aria-label="Time in the play"] + div')?.getAttribute('style') ?? '',
    opened: () => textOf('aside header'),
    marked: () => document.querySelector('[role=listbox]')?.getAttribute('aria-activedescendant') ?? '',
  }
  const run = { input_ms: 0, done: Promise.resolve(0), stop: () => {} }
  const note = (event: Event) => {
    if (run.input_ms === 0) run.input_ms = event.timeStamp
  }
  for (const type of ['keydown', 'click']) addEventListener(type, note, { capture: true })

  function begin(outcome: 'moved' | 'opened' | 'marked'): void {
    run.stop()
    const state = states[outcome]
    const before = state()
    let isShown = outcome !== 'opened'
    run.input_ms = 0
    run.done = new Promise((resolve, reject) => {
      const observer = new MutationObserver((changes) => {
        if (state() === before) return
        // the field says whom it shows when it shows him
        isShown ||= changes.some(({ target }) => target instanceof HTMLCanvasElement)
        if (!isShown) return
        // the page heard the input before this does; what moved before there was one, as a running film, is none of its
        afterFrame(() => run.input_ms > 0 && resolve(performance.now() - run.input_ms))
      })
      observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
      const timer = setTimeout(() => reject(new Error(`nothing was ${outcome} within ${MOST_MS} ms`)), MOST_MS)
      run.stop = () => {
        observer.disconnect()
        clearTimeout(timer)
      }
    })
    run.done.catch(() => {})
  }

  let isInFrame = false
  const request = globalThis.requestAnimationFrame.bind(globalThis)
  globalThis.requestAnimationFrame = (callback) =>
    request((time) => {
      if (!isInFrame) afterTask(() => (isInFrame = false))
      isInFrame = true
      callback(time)
    })

  /** Once the frame that is in the making is handed to the screen: the one that is at work, or the next. */
  function afterFrame(work: () => void): void {
    if (isInFrame) afterTask(work)
    else requestAnimationFrame(() => afterTask(work))
  }

  /** Frames are made, style, layout and paint in them, in one task. */
  function afterTask(work: () => void): void {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = work
    port2.postMessage(null)
  }

  globalThis.benchWatch = { begin, end: () => run.done.finally(run.stop) }
}
