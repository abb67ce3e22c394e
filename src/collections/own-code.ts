/** Runs the functions of a company's configuration, and says where they failed. */

/** A function of a company failed. */
export class OwnCodeError extends Error {
  readonly #what: string
  readonly #subject: string

  /** `what` failed: `"page" of the collection "runbooks"`. */
  constructor(what: string, subject: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    super(`${what} failed${subject}: ${reason.replace(/\.?$/, '.')}`, { cause })
    this.#what = what
    this.#subject = subject
  }

  static ofCollection(collection: string, option: string, subject: string, cause: unknown): OwnCodeError {
    return new OwnCodeError(`"${option}" of the collection "${collection}"`, subject, cause)
  }

  /** `path` of a function below `words`: `upgrade.summary`. */
  static ofWords(path: string, cause: unknown): OwnCodeError {
    return new OwnCodeError(`"words.${path}"`, '', cause)
  }

  /** The same, for an entry as of an edition. */
  inEdition(name: string): OwnCodeError {
    return new OwnCodeError(this.#what, `${this.#subject} in the edition "${name}"`, this.cause)
  }
}

/** How to fix it. */
export const ownCodeHint = 'Correct it in handbook.config.ts, or in the file it is imported from.'

type AnyFunction = (...args: readonly unknown[]) => unknown

/** The same function; its errors name the collection, the option and the entry. */
export function guarded(collection: string, option: string, run: AnyFunction): AnyFunction {
  return (...args) => {
    try {
      return run(...args)
    } catch (error) {
      if (error instanceof OwnCodeError) throw error
      throw OwnCodeError.ofCollection(collection, option, subjectOf(args), error)
    }
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
