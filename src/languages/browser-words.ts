/** Words for scripts, as JavaScript expressions. Scripts are bundled before anyone knows which words they will have. */
import { type BrowserSection, browserSections } from './catalogue.ts'
import { sourceOf } from './function-source.ts'
import { isFunction, isTree, mapLeaves, putLeaves, type Tree } from './tree.ts'
import { english } from './use-words.ts'

/** Takes the place of a section in a bundled script: a global variable, whose name no minifier changes. */
export function standInFor(section: BrowserSection): string {
  return `__HANDBOOK_WORDS_${section}__`
}

/** A stand-in, and whether what precedes it lets an object literal follow. */
export const standInPattern = /([=(,:[?]?)__HANDBOOK_WORDS_(\w+?)__/g

/** Makes an expression for each section, with these words instead of the English ones. */
export function expressionsFor(sets: readonly Tree[]): Readonly<Record<BrowserSection, string>> {
  const words: Record<string, unknown> = mapLeaves(english, (leaf) => leaf)
  for (const set of sets) putLeaves(words, set)
  const expressions = browserSections.map((section) => [section, expressionOf(words[section])])
  return Object.fromEntries(expressions) as Record<BrowserSection, string>
}

function expressionOf(value: unknown): string {
  if (isTree(value))
    return `{${Object.entries(value)
      .map(([key, part]) => `${JSON.stringify(key)}:${expressionOf(part)}`)
      .join(',')}}`
  return isFunction(value) ? (sourceOf(value) ?? 'undefined') : JSON.stringify(value)
}
