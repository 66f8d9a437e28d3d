/** How long tests wait. On a busy machine everything may take many times as long, so that only what hangs is told by
 *  these. */

/** For a state to come about, ms. */
export const STATE_MS = 5 * 60_000
/** For a whole test, and for what comes before or after one, ms. */
export const TEST_MS = 30 * 60_000
