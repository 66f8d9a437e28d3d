/** Turns of two contestants on a machine that others use too: in short slices one after the other, so that what
 *  slows one slows the other. */

export interface Contestant {
  readonly name: string
  /** Runs for about so many seconds; how many examples it did a second. */
  readonly run: (seconds: number) => Promise<number>
}

export interface Outcome {
  /** Examples a second in each round, for each contestant. */
  readonly speeds: readonly (readonly number[])[]
  /** The first contestant's speed divided by the last one's, round by round. */
  readonly ratios: readonly number[]
}

/** Every contestant runs once a round; the first round warms up and does not count. */
export async function takeTurns(
  contestants: readonly Contestant[],
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Outcome> {
  const speeds: number[][] = contestants.map(() => [])
  for (let round = 0; round <= rounds; round++) {
    for (const [i, contestant] of contestants.entries()) {
      const speed = await contestant.run(round === 0 ? seconds / 4 : seconds)
      if (round > 0) speeds[i]?.push(speed)
    }
  }
  const last = speeds.at(-1) ?? []
  return { speeds, ratios: (speeds[0] ?? []).map((speed, round) => speed / (last[round] as number)) }
}

/** Runs something again and again until the time is over; how many examples it did a second. */
export async function speedOf(once: () => Promise<unknown>, examples: number, seconds: number): Promise<number> {
  const start = performance.now()
  let count = 0
  while (performance.now() - start < seconds * 1000) {
    await once()
    count++
  }
  return (count * examples) / ((performance.now() - start) / 1000)
}

/** "median (lowest-highest)" */
export function spread(values: readonly number[], digits: number): string {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const median =
    sorted.length % 2 === 1
      ? (sorted[middle] as number)
      : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
  return `${median.toFixed(digits)} (${(sorted[0] as number).toFixed(digits)}-${(sorted.at(-1) as number).toFixed(digits)})`
}
