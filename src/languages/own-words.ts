/** Words that a configuration sets: checked against the English ones, key by key. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { didYouMean, listOf, nearest } from '../problems/nearest.ts'
import { browserSections, type OwnWords } from './catalogue.ts'
import { namesFromAround, sourceOf } from './function-source.ts'
import { isFunction, isTree, mapLeaves, type Path, type Tree } from './tree.ts'
import { english } from './use-words.ts'

/** What replaces English words. */
export interface Language {
  /** Later ones win. */
  readonly sets: readonly Tree[]
  /** Identifies the files that they come from: functions may use more than is in their text. */
  readonly code: string
  /** Distinguishes it from another language, for cache keys. */
  toJSON(): unknown
}

interface Fault {
  path: PropertyKey[]
  message: string
}

/** One set of words, or a list of them. */
export const wordsSchema = z
  .custom<OwnWords | readonly OwnWords[]>()
  .optional()
  .transform((given, context): Language | undefined => {
    if (given === undefined) return undefined
    const isList = Array.isArray(given)
    const sets: readonly unknown[] = isList ? given : [given]
    const faults = sets.flatMap((set, index) =>
      findFaults(set, english, []).map(({ path, message }) => ({ path: isList ? [index, ...path] : path, message })),
    )
    for (const { path, message } of faults) context.issues.push({ code: 'custom', input: given, path, message })
    return faults.length > 0 ? z.NEVER : languageOf(sets.filter(isTree))
  })

/** `code` identifies the files that the words come from. */
export function languageOf(sets: readonly Tree[], code = ''): Language {
  return {
    sets,
    code,
    toJSON: () => {
      const texts = sets.map((set) => mapLeaves(set, (leaf) => (isFunction(leaf) ? String(leaf) : leaf)))
      return createHash('sha256')
        .update(JSON.stringify([code, texts]))
        .digest('hex')
        .slice(0, 16)
    },
  }
}

/** Returns the language of these words, if they have one: `de` for the locale `de-AT`. */
export function languageIn(words: Language | undefined): string | undefined {
  const locales = words?.sets.flatMap(({ language }) =>
    isTree(language) && typeof language['locale'] === 'string' ? language['locale'] : [],
  )
  const last = locales?.at(-1)
  return last === undefined ? undefined : new Intl.Locale(last).language
}

function findFaults(given: unknown, known: unknown, path: Path): Fault[] {
  const fault = (message: string): Fault[] => [{ path: [...path], message }]
  if (given === undefined && path.length > 0) return []
  if (isTree(known)) {
    const keys = Object.keys(known)
    if (!isTree(given)) return fault(`Write an object with some of these keys: ${listOf(keys, 40)}.`)
    return Object.entries(given).flatMap(([key, value]) =>
      Object.hasOwn(known, key) ? findFaults(value, known[key], [...path, key]) : fault(describeUnknown(key, path, keys)),
    )
  }
  if (isFunction(known)) {
    if (!isFunction(given)) return fault(`Write a function that returns the text; the English one has ${parametersOf(known.length)}.`)
    const message = isForBrowser(path) ? findDependence(given) : undefined
    return message === undefined ? [] : fault(message)
  }
  if (Array.isArray(known)) return isTexts(given) ? [] : fault(`Write a list of texts. In English: ${listOf(known.map(String), 3)}.`)
  if (typeof given !== 'string') return fault(`Write a text. In English: "${String(known)}".`)
  const missing =
    String(known)
      .match(/\{\w+\}/g)
      ?.filter((name) => !given.includes(name)) ?? []
  if (missing.length > 0) return fault(`Write a text with ${listOf(missing, 5)} in it. In English: "${String(known)}".`)
  return path.join('.') === 'language.locale' && !isLocale(given)
    ? fault(`There is no locale "${given}". Write one like "de" or "pt-BR".`)
    : []
}

/** Names the nearest key here; at the top, the sections that have such a key. */
function describeUnknown(key: string, path: Path, keys: readonly string[]): string {
  const sections = path.length === 0 ? keys.filter((name) => isTree(english[name]) && Object.hasOwn(english[name], key)) : []
  const hint =
    sections.length > 0
      ? `Write it under one of these: ${listOf(sections, 3)}.`
      : didYouMean(nearest(key, keys), `Its keys are ${listOf(keys, 40)}.`)
  return `Unrecognized key: "${key}". ${hint}`
}

function parametersOf(count: number): string {
  return count === 1 ? '1 parameter' : `${count} parameters`
}

function isForBrowser([section]: Path): boolean {
  return browserSections.some((each) => each === section)
}

/** Says why a function can't be in a script; undefined if it can. */
function findDependence(run: (...args: never) => unknown): string | undefined {
  const source = sourceOf(run)
  if (source === undefined) return 'The text of this function is unknown, and browsers need it. Write a function, not what bind() returns.'
  const names = namesFromAround(source)
  return names.length === 0
    ? undefined
    : `Browsers run this function, and don't have ${listOf(names, 5)}. It may use its parameters and what is part of JavaScript.`
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}

function isLocale(text: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(text).length > 0
  } catch {
    return false
  }
}
