/** Runs a company's code, with a time limit, and says what failed and for what. */
import { runWithin } from '../plain/time-limit.ts'

/** Milliseconds that a rule, or a call of another function, may take. */
export const ownCodeLimit = 10_000

/** A company's code failed. */
export class OwnCodeError extends Error {
  readonly #what: string
  readonly #subject: string

  /** `what` failed: `"page" of the collection "runbooks"`. `subject` says for what, after a space; it may be empty. */
  constructor(what: string, subject: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    super(`${what} failed${subject}: ${/[.?!]$/.test(reason) ? reason : `${reason}.`}`, { cause })
    this.#what = what
    this.#subject = subject
  }

  static ofCollection(collection: string, option: string, subject: string, cause: unknown): OwnCodeError {
    return new OwnCodeError(nameOption(collection, option), subject, cause)
  }

  /** The same, for an entry as of an edition. */
  inEdition(name: string): OwnCodeError {
    return new OwnCodeError(this.#what, `${this.#subject} in the edition "${name}"`, this.cause)
  }
}

/** How to fix it. */
export const ownCodeHint = 'Correct it in handbook.config.ts, or in the file it is imported from.'

/** Names a function of a collection. */
export function nameOption(collection: string, option: string): string {
  return `"${option}" of the collection "${collection}"`
}

type AnyFunction = (...args: readonly unknown[]) => unknown

/** The same function with a time limit; its errors name the collection, the option and the entry. */
export function guarded(collection: string, option: string, run: AnyFunction): AnyFunction {
  return (...args) => attempt(() => run(...args), { what: nameOption(collection, option), subject: () => subjectOf(args) })
}

interface Attempt {
  what: string
  subject?: (() => string) | undefined
  /** In milliseconds. */
  limit?: number | undefined
}

/** Runs code within its time limit. Throws OwnCodeError. */
export function attempt<Value>(run: () => Value, { what, subject = () => '', limit = ownCodeLimit }: Attempt): Value {
  try {
    return runWithin(limit, run)
  } catch (error) {
    if (error instanceof OwnCodeError) throw error
    throw new OwnCodeError(what, subject(), error)
  }
}

/** ` for "runbooks/broker" (runbooks/broker.md)`, if known. */
function subjectOf([first, second]: readonly unknown[]): string {
  if (typeof first === 'object' && first !== null && 'id' in first) {
    const file = 'file' in first ? ` (${String(first.file)})` : ''
    return ` for "${String(first.id)}"${file}`
  }
  return typeof second === 'string' ? ` for "${second}"` : ''
}
