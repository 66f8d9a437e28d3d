/** The way round the window with the Tab key. */
import type { Locator, Page } from '@playwright/test'
import { expect } from './filmRoom.ts'

/** More stops than any screen has. */
const MOST_STOPS = 250
/** Roles that somebody without a mouse has to reach. */
const CONTROL = /^\s*- '?(button|searchbox|textbox|combobox|slider|listbox|switch|checkbox|link) "((?:[^"\\]|\\.)*)"/
const LEAST_OUTLINE_px = 2

/** Walks once round from the top; every stop has a name, lies in the window and shows the focus. Tells them in order,
 *  as in `button "Play"`. */
export async function walkRound(page: Page): Promise<readonly string[]> {
  const focused = page.locator(':focus')
  const stops: string[] = []
  await page.keyboard.press('Tab')
  const first = await focused.elementHandle()
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    stops.push(await stopAt(focused))
    const { isSeen, outline_px } = await focused.evaluate(lookAt)
    expect(isSeen, `${stops.at(-1)} is seen`).toBe(true)
    expect(outline_px, `outline of ${stops.at(-1)}`).toBeGreaterThanOrEqual(LEAST_OUTLINE_px)
    await page.keyboard.press('Tab')
    // past the last stop lies the window's own frame, which has none here
    if ((await focused.count()) === 0) await page.keyboard.press('Tab')
    if (await focused.evaluate((element, start) => element === start, first)) return stops
  }
  throw new Error(`Tab does not come round: ${stops.slice(-5).join(', ')}`)
}

/** `button "Play"`; fails where it has no name. */
async function stopAt(focused: Locator): Promise<string> {
  const snapshot = await focused.ariaSnapshot()
  expect(snapshot, 'a stop has a name').toMatch(/^- '?\w+ "\S/)
  return controlsIn(snapshot)[0] ?? snapshot.trim()
}

/** The controls in a place that can be used, as screen readers know them. */
export async function controlsOf(place: Locator): Promise<readonly string[]> {
  return controlsIn(await place.ariaSnapshot())
}

function controlsIn(snapshot: string): readonly string[] {
  return snapshot
    .split('\n')
    .filter((line) => !line.includes('[disabled]'))
    .flatMap((line) => {
      const [, role, name] = CONTROL.exec(line) ?? []
      return role === undefined ? [] : [`${role} "${name}"`]
    })
}

/** Whether it, or what is drawn in its place, lies in the window with nothing over it; and the outline of it or of what
 *  frames it. Runs in the page. */
function lookAt(element: Element): { readonly isSeen: boolean; readonly outline_px: number } {
  const least_px = 4
  let shown = element
  // a slider's or a check box's own element is clipped to a dot somewhere inside of what is drawn
  for (let each: Element | null = element; each !== null; each = each.parentElement) {
    const { width, height } = each.getBoundingClientRect()
    if (width <= least_px || height <= least_px) shown = each.parentElement ?? shown
  }
  const { left, top, width, height } = shown.getBoundingClientRect()
  const there = document.elementFromPoint(left + width / 2, top + height / 2)
  const isSeen = there !== null && (shown.contains(there) || there.contains(shown))
  const framing = [element, element.parentElement, element.parentElement?.parentElement]
  const outlines = framing.map((each) => {
    const style = each == null ? null : getComputedStyle(each)
    return style === null || style.outlineStyle === 'none' ? 0 : Number.parseFloat(style.outlineWidth)
  })
  return { isSeen, outline_px: Math.max(...outlines) }
}
