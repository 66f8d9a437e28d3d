/** Somebody else's rules of accessibility, asked of what is on screen. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './filmRoom.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** A trial of axe's own. It wants "2 & 10" in the name of a row, which says "2 and 10". */
const EXPERIMENTAL = 'label-content-name-mismatch'

/** Nothing on screen breaks a rule, neither in the dark nor in the light. The film room follows the system's theme. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    // pages of its own, which it would open otherwise, are refused here
    const axe = new AxeBuilder({ page }).withTags(RULES).disableRules(EXPERIMENTAL).setLegacyMode(true)
    const { violations } = await axe.analyze()
    const told = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`)
    expect(told, colorScheme).toEqual([])
  }
}
