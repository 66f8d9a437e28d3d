/** What was being done when something unexpected happened, and on which file: what is said of it has to name both. */

const STEPS = new WeakMap<Error, string>()

/** Does a part of the work. An error that comes out of it, and of no smaller part, is one of this step. */
export async function duringStep<Value>(step: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    throw withStep(error, step)
  }
}

/** The error with its step, unless a smaller one is known. What is thrown and is no error becomes one. */
export function withStep(error: unknown, step: string): Error {
  const known = error instanceof Error ? error : new Error(String(error), { cause: error })
  if (!STEPS.has(known)) STEPS.set(known, step)
  return known
}

/** Null where nobody said what was being done. */
export function stepOf(error: unknown): string | null {
  return error instanceof Error ? (STEPS.get(error) ?? null) : null
}
