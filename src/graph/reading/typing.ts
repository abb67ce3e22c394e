/** Validates raw values against a collection's schema, with messages for writers. */
import type { z } from 'zod'
import type { ProblemCode } from '../../problems/codes.ts'
import { didYouMean, isCertain, listOf, nearest, withArticle } from '../../problems/nearest.ts'
import type { ProblemDetails } from '../../problems/problem.ts'
import { definitionOf, descriptionOf } from '../../collections/fields/definition.ts'
import { fieldMeta, refusedKeys } from '../../collections/fields/fields.ts'
import { reasonOf } from '../../collections/fields/issues.ts'
import { type NumberFault, numberFault } from '../../collections/fields/written-number.ts'
import { type Path, formatScalar } from '../../sources/yaml.ts'

export interface Fault {
  code: ProblemCode
  path: Path
  /** Whether the problem is the key, not the value. */
  atKey: boolean
  message: string
  details: ProblemDetails
  /** Whether the value, as written, belongs in list brackets. */
  isItem?: boolean
}

export interface Typed {
  /** The typed values; if some are invalid, those that remain without them. Undefined if that can't be typed. */
  data: Record<string, unknown> | undefined
  faults: Fault[]
}

/**
 * Types raw values. `noun` is the kind of entry in messages. Unfinished values aren't problems, wherever they are; but if a field can't
 * hold the marker itself, the entry is unusable for now.
 */
export function typeData(
  schema: z.ZodObject,
  raw: unknown,
  noun: string,
  isQuoted: (path: Path) => boolean,
  standIns: readonly Path[] = [],
): Typed {
  const result = schema.safeParse(raw)
  if (result.success) return { data: result.data, faults: [] }
  const faults = withoutMisspelled(firstOfEach(result.error.issues).flatMap((issue) => faultsOf(issue, { raw, schema, noun, isQuoted })))
  const isAwaited = ({ code, path, atKey }: Fault) =>
    !atKey && standIns.some((mark) => beginsWith(path, mark) || (code === 'value-invalid' && beginsWith(mark, path)))
  const isUnwritten = faults.some(isAwaited)
  return {
    data: isUnwritten ? undefined : typeWithout(schema, raw, result.error.issues),
    faults: isUnwritten ? faults.filter((fault) => !isAwaited(fault)) : faults,
  }
}

/** A key that is missing because it's misspelled is reported where it's written. */
function withoutMisspelled(faults: readonly Fault[]): Fault[] {
  const nameOf = (path: Path) => JSON.stringify(path.map(String))
  const meant = new Set(
    faults.flatMap(({ code, path, details: { suggestions: [first] = [] } }) =>
      code === 'key-unknown' && first !== undefined ? [nameOf([...path.slice(0, -1), first])] : [],
    ),
  )
  return faults.filter(({ code, path }) => code !== 'key-missing' || !meant.has(nameOf(path)))
}

function beginsWith(path: Path, start: Path): boolean {
  return start.every((part, index) => String(path[index]) === String(part))
}

/** Keep the first of several problems of a value; later ones follow from it. */
function firstOfEach(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const seen = new Set<string>()
  return issues.filter(({ code, path }) => {
    const place = JSON.stringify([code === 'unrecognized_keys', ...path.map(String)])
    return !seen.has(place) && seen.add(place)
  })
}

interface Context {
  raw: unknown
  schema: z.ZodObject
  noun: string
  isQuoted: (path: Path) => boolean
}

function faultsOf(issue: z.core.$ZodIssue, context: Context): Fault[] {
  const { path } = issue
  const value = valueAt(context.raw, path)
  const key = path.findLast((part) => typeof part === 'string') ?? ''
  const fault = (code: ProblemCode, message: string, details: ProblemDetails = {}, atKey = false): Fault[] => [
    { code, path, atKey, message, details },
  ]

  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(context.schema, path)
    const promised = new Set<string>()
    const refused = path.length === 0 ? refusedKeys.get(context.schema) : undefined
    return issue.keys.map((unknown) => {
      if (refused?.[unknown] === 'tier-written') return tierWritten(unknown, value)
      const isSame = (each: string) => each.toLowerCase() === unknown.toLowerCase()
      const sameName = known.find((each) => isSame(each) && hasKey(value, each))
      const open = sameName === undefined ? known.filter((each) => !hasKey(value, each)) : []
      const near = nearest(unknown, open)
      // `ident` isn't similar to `id`, but means it.
      const suggestions = near.length > 0 ? near : open.filter((each) => unknown.toLowerCase().startsWith(each.toLowerCase())).slice(0, 1)
      const of = path.length === 0 ? withArticle(context.noun) : `"${String(key)}"`
      return {
        code: 'key-unknown',
        path: [...path, unknown],
        atKey: true,
        message: `${of} has no key "${unknown}".`,
        details: {
          hint:
            sameName === undefined
              ? didYouMean(suggestions, `Its keys are ${listOf(known, 40)}.`)
              : `"${sameName}" is already here: remove one of the two.`,
          suggestions,
          fix: fixOf(unknown, suggestions, promised),
        },
      }
    })
  }
  if (issue.code === 'custom') {
    const params = issue.params as { code?: ProblemCode; hint?: string; suggestions?: string[]; isCertain?: boolean } | undefined
    const suggestion = params?.suggestions?.[0]
    if (value === undefined) return fault('key-missing', missing(context, path, key), { hint: hintOf(context.schema, path) })
    return fault(params?.code ?? 'value-invalid', issue.message, {
      hint: params?.hint,
      suggestions: params?.suggestions,
      fix: suggestion !== undefined && params?.isCertain ? formatScalar(suggestion, context.isQuoted(path)) : undefined,
    })
  }
  if (value === undefined && path.length > 0)
    return fault('key-missing', missing(context, path, key), { hint: hintOf(context.schema, path) })
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    const suggestions = typeof value === 'string' ? nearest(value, values) : []
    return fault('value-invalid', `"${String(key)}" cannot be ${show(value)}.`, {
      hint: didYouMean(suggestions, `It can be ${listOf(values, 20)}.`),
      suggestions: suggestions.length > 0 ? suggestions : values.slice(0, 20),
      fix: suggestions[0] && isCertain(String(value), suggestions) ? formatScalar(suggestions[0], context.isQuoted(path)) : undefined,
    })
  }
  if (issue.code === 'invalid_union') {
    const best = bestOfUnion(issue)
    if (best) return best.flatMap((inner) => faultsOf({ ...inner, path: [...path, ...inner.path] } as z.core.$ZodIssue, context))
    return fault('value-invalid', `"${String(key)}" cannot be ${show(value)}.`, unionDetails(issue, value, context, path))
  }
  const otherwise = writtenOtherwise(issue, value, context)
  if (otherwise) return fault('value-invalid', `"${String(key)}" cannot be ${show(value)}: ${otherwise.reason}.`, otherwise)
  const isItem = issue.code === 'invalid_type' && issue.expected === 'array' && /^(string|number|boolean)$/.test(typeof value)
  return fault('value-invalid', `"${String(key)}" cannot be ${show(value)}${reasonOf(issue)}`, {
    hint: remedyOf(issue, value) ?? hintOf(context.schema, path),
  }).map((each) => (isItem ? { ...each, isItem } : each))
}

/** An entry's tiers follow from its features. */
function tierWritten(key: string, raw: unknown): Fault {
  const given: unknown = (raw as { features?: unknown }).features
  const features = (Array.isArray(given) ? given : []).filter((each) => typeof each === 'string')
  const hint =
    features.length > 0
      ? `Remove it, and check the availability of ${listOf(features)}: everyone with the feature gets the entry.`
      : 'Remove it, and list the features under "features": everyone with the feature gets the entry.'
  const message = `The tiers of an entry follow from its features, so "${key}" isn't allowed.`
  return { code: 'tier-written', path: [key], atKey: true, message, details: { hint } }
}

/** The certain suggestion, if any; each is used once, because keys must be unique. */
function fixOf(unknown: string, suggestions: readonly string[], promised: Set<string>): string | undefined {
  const [first] = suggestions
  const isSame = first?.toLowerCase() === unknown.toLowerCase()
  if (first === undefined || promised.has(first) || !(isSame || isCertain(unknown, suggestions))) return undefined
  promised.add(first)
  return first
}

function missing(context: Context, path: Path, key: PropertyKey): string {
  const parent = path.slice(0, -1).findLast((part) => typeof part === 'string')
  if (parent === undefined) return `${withArticle(context.noun)} needs "${String(key)}".`
  return `${typeof path.at(-2) === 'number' ? 'An item of ' : ''}"${String(parent)}" needs "${String(key)}".`
}

/** For a union, the issues of the closest alternative. */
function bestOfUnion(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] | undefined {
  return issue.errors
    .filter((issues) =>
      issues.some((each) => each.path.length > 0 || each.code === 'unrecognized_keys' || (each.code === 'custom' && each.params)),
    )
    .sort((a, b) => a.length - b.length)[0]
}

/** The closest of the allowed words, if other values are allowed too. */
function unionDetails(issue: z.core.$ZodIssueInvalidUnion, value: unknown, context: Context, path: Path): ProblemDetails {
  const words = issue.errors
    .flat()
    .flatMap((each) => (each.code === 'invalid_value' && each.path.length === 0 ? each.values.map(String) : []))
  const suggestions = typeof value === 'string' ? nearest(value, words) : []
  const fix = suggestions[0] && isCertain(String(value), suggestions) ? formatScalar(suggestions[0], context.isQuoted(path)) : undefined
  return { hint: didYouMean(suggestions, hintOf(context.schema, path)), suggestions, fix }
}

/** For text that YAML reads as a number or boolean; only the file has the original. */
export const quotesRemedy = 'Put it in quotes.'

/** A number or boolean in a notation that YAML doesn't accept. */
function writtenOtherwise(issue: z.core.$ZodIssue, value: unknown, { schema }: Context): NumberFault | undefined {
  if (issue.code !== 'invalid_type' || typeof value !== 'string') return undefined
  if (issue.expected === 'boolean' && /^(yes|no|on|off|y|n|true|false)$/i.test(value)) {
    const fix = String(/^(yes|on|y|true)$/i.test(value))
    return { reason: 'it takes true or false', hint: `Write ${fix}.`, suggestions: [fix], fix }
  }
  if (issue.expected !== 'number' && issue.expected !== 'int') return undefined
  const { maximum } = (fieldAt(schema, issue.path)?._zod.bag ?? {}) as { maximum?: number }
  return numberFault(value, maximum)
}

function remedyOf(issue: z.core.$ZodIssue, value: unknown): string | undefined {
  if (issue.code === 'invalid_type' && issue.expected === 'string' && /^(number|boolean)$/.test(typeof value)) return quotesRemedy
  if (issue.code === 'invalid_format')
    return issue.format === 'url' ? 'Write a full address, for example "https://example.com/page".' : issue.message
  if (issue.code === 'invalid_type' && issue.expected === 'array')
    return `Write it as a list: [${typeof value === 'string' ? value : '…'}].`
  return undefined
}

function hintOf(schema: z.ZodObject, path: Path): string | undefined {
  const field = fieldAt(schema, path)
  const inner = unwrap(field)
  return (field && descriptionOf(field)) ?? (inner && descriptionOf(inner))
}

/** The keys of the object at a schema path. */
function keysAt(schema: z.ZodObject, path: Path): string[] {
  const found = unwrap(fieldAt(schema, path))
  const def = found && definitionOf(found)
  return def?.type === 'object' ? Object.keys(def.shape) : []
}

/** The field at a value path. */
export function fieldAt(schema: z.ZodObject, path: Path): z.core.$ZodType | undefined {
  let field: z.core.$ZodType | undefined = schema
  for (const part of path) {
    const inner = unwrap(field)
    const def = inner && definitionOf(inner)
    if (def?.type === 'object') field = def.shape[String(part)]
    else if (def?.type === 'array') field = def.element
    else return undefined
  }
  return field
}

/** Whether a field takes any text: not an id, an enum, a date or an address. */
export function isProse(schema: z.ZodObject, path: Path): boolean {
  return path.at(-1) !== 'id' && takesWords(fieldAt(schema, path))
}

function takesWords(field: z.core.$ZodType | undefined): boolean {
  if (!field || fieldMeta.has(field)) return false
  const def = definitionOf(field)
  if (def.type === 'string') return !('format' in def)
  if ('innerType' in def) return takesWords(def.innerType)
  if (def.type === 'pipe') return takesWords(def.in)
  return def.type === 'union' && def.options.some(takesWords)
}

function unwrap(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  let current = schema
  while (current) {
    const def = definitionOf(current)
    if ('innerType' in def) current = def.innerType
    else if (def.type === 'union') current = def.options.find((option) => /object|array/.test(option._zod.def.type))
    else break
  }
  return current
}

/** Types what remains after removing everything invalid. */
function typeWithout(schema: z.ZodObject, raw: unknown, issues: readonly z.core.$ZodIssue[]): Record<string, unknown> | undefined {
  let data = structuredClone(raw)
  let faults: readonly z.core.$ZodIssue[] = issues
  for (let round = 0; round < 4; round++) {
    // From last to first, so removing a list item doesn't shift the others.
    for (const issue of firstOfEach(faults).reverse()) {
      if (issue.code === 'unrecognized_keys') for (const key of issue.keys) data = without(data, [...issue.path, key])
      else data = without(data, issue.path)
    }
    const result = schema.safeParse(data)
    if (result.success) return result.data
    faults = result.error.issues
    // A missing required value can't be fixed, but the item that lacks it can be removed.
    if (faults.some((issue) => issue.path.length <= 1)) return undefined
    faults = faults.map((issue) => ({ ...issue, code: 'custom', path: issue.path.slice(0, -1) }) as z.core.$ZodIssue)
  }
  return undefined
}

function without(data: unknown, path: Path): unknown {
  const last = path.at(-1)
  const parent = valueAt(data, path.slice(0, -1))
  if (last === undefined || typeof parent !== 'object' || parent === null) return data
  if (Array.isArray(parent)) parent.splice(Number(last), 1)
  else delete (parent as Record<PropertyKey, unknown>)[last]
  return data
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data
  for (const part of path) value = typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined
  return value
}

function hasKey(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
}

function show(value: unknown): string {
  if (value === null) return 'empty'
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
