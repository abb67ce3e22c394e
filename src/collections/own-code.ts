/** Runs the functions of company-defined collections, and says where they failed. */

/** A function of a company-defined collection failed. */
export class OwnCodeError extends Error {
  readonly #parts: readonly [collection: string, option: string, subject: string]

  constructor(collection: string, option: string, subject: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    super(`"${option}" of the collection "${collection}" failed${subject}: ${reason.replace(/\.?$/, '.')}`, { cause })
    this.#parts = [collection, option, subject]
  }

  /** The same, for an entry as of an edition. */
  inEdition(name: string): OwnCodeError {
    const [collection, option, subject] = this.#parts
    return new OwnCodeError(collection, option, `${subject} in the edition "${name}"`, this.cause)
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
      throw new OwnCodeError(collection, option, subjectOf(args), error)
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
