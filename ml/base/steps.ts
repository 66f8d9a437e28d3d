/** Long work in steps: whoever goes through it hears after each how far it is, and may stop between any two. */

export type Steps<Progress, Value> = Generator<Progress, Value, undefined>

/** What comes of all the steps, for whoever wants nothing else. */
export function drained<Value>(steps: Steps<unknown, Value>): Value {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
