/** Long work in steps. Memory outside the heap, which the parser takes for each text, is freed only when the event loop turns. */
import { setImmediate } from 'node:timers/promises'

export type Steps<Result> = Generator<undefined, Result>

/** Runs all steps without pausing. */
export function runAtOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** Lets the event loop turn between steps. */
export async function runSteps<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    await setImmediate()
  }
}
