/** Ends synchronous code that runs too long. */
import { Script } from 'node:vm'

/** Where the script finds its function. It's there only while one runs. */
const slot = Symbol.for('handbook.limited')
const script = new Script(`globalThis[Symbol.for('handbook.limited')]()`)

/** The code didn't end in time. */
export class TimeLimitError extends Error {
  constructor(limit: number) {
    super(`It did not end within ${limit < 1000 ? `${limit} milliseconds` : `${limit / 1000} seconds`}`)
  }
}

/**
 * Runs a function for at most `limit` milliseconds, with everything it calls. Starting a limit costs about 0.13 ms, since Node starts a
 * thread to watch the time, so put many small calls under one limit: within a limit, others have no effect.
 */
export function runWithin<Value>(limit: number, run: () => Value): Value {
  if (slot in globalThis) return run()
  let value: { made: Value } | undefined
  const limited = () => {
    value = { made: run() }
  }
  try {
    Object.defineProperty(globalThis, slot, { value: limited, configurable: true })
    script.runInThisContext({ timeout: limit })
  } catch (error) {
    throw isTimeout(error) ? new TimeLimitError(limit) : error
  } finally {
    Reflect.deleteProperty(globalThis, slot)
  }
  if (!value) throw new TimeLimitError(limit)
  return value.made
}

/**
 * Runs many calls that each have a limit under a common one, at the cost of one. If they don't end together, runs them again, each with its
 * own limit, which tells which one doesn't end.
 */
export function runTogether<Value>(limit: number, run: () => Value): Value {
  try {
    return runWithin(limit, run)
  } catch (error) {
    if (!(error instanceof TimeLimitError)) throw error
    return run()
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}
