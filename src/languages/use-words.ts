/** Puts the words of a handbook in place, where everything reads them. */
import { type Collection, collections } from '../collections/table.ts'
import { OwnCodeError } from '../collections/own-code.ts'
import { words } from './catalogue.ts'
import { isFunction, mapLeaves, type Path, putLeaves, type Tree } from './tree.ts'

/** The English words, whatever is in use. */
export const english: Tree = mapLeaves(words, (leaf) => leaf)

/** Makes the words of these sets those in use, and English where they have none. Call it before pages are made. */
export function useWords(sets: readonly Tree[] = []): void {
  putLeaves(words, english)
  for (const set of sets)
    putLeaves(
      words,
      mapLeaves(set, (leaf, path) => (isFunction(leaf) ? guardWords(path, leaf) : leaf)),
    )
  const definitions: Readonly<Record<string, Collection>> = collections
  for (const [name, names] of Object.entries(words.collections)) Object.assign(definitions[name] ?? {}, names)
}

/** The same function; its errors name it. A text that isn't one would be printed as “undefined”. */
function guardWords(path: Path, run: (...args: readonly unknown[]) => unknown): typeof run {
  const fail = (cause: unknown) => new OwnCodeError(`"words.${path.join('.')}"`, '', cause)
  return (...args) => {
    let made: unknown
    try {
      made = run(...args)
    } catch (error) {
      throw fail(error)
    }
    if (typeof made !== 'string' && !Array.isArray(made))
      throw fail(`It returned ${made === null ? 'null' : `a value of type "${typeof made}"`}, not a text`)
    return made
  }
}
