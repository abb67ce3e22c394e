/** Settings for front matter that was written for another program: other names of keys, and keys without a meaning here. */
import { z } from 'zod'
import { didYouMean, listOf, nearest } from '../problems/nearest.ts'
import type { Collection } from './define.ts'

/** Settings of one collection, after the check of the configuration. */
export interface KeySettings {
  /** Our key by the one that is written. */
  aliases?: Readonly<Record<string, string>> | undefined
  ignore?: readonly string[] | undefined
}

/** `{ applied_at: 'date' }`: keys that the collection doesn't have, each with one that it has. */
export function aliasSettings({ name, schema }: Collection) {
  const fields = Object.keys(schema.shape)
  return z.record(z.string().min(1), z.string()).superRefine((aliases, context) => {
    for (const [written, field] of Object.entries(aliases)) {
      const report = (message: string) => context.addIssue({ code: 'custom', path: [written], message })
      if (fields.includes(written)) report(`"${name}" already has a field "${written}"; an alias must be a key that it doesn't have.`)
      else if (!fields.includes(field))
        report(`"${name}" has no field "${field}". ${didYouMean(nearest(field, fields), `Its fields are ${listOf(fields, 40)}.`)}`)
    }
  })
}

/** `['sidebar_class_name']`: keys that the collection doesn't have. */
export function ignoreSettings({ name, schema }: Collection) {
  return z.array(z.string().min(1)).superRefine((keys, context) => {
    for (const [index, key] of keys.entries())
      if (Object.hasOwn(schema.shape, key))
        context.addIssue({
          code: 'custom',
          path: [index],
          message: `"${key}" is a field of "${name}"; only keys that it doesn't have can be ignored.`,
        })
  })
}

/** Returns the first key that a collection both renames and ignores, with its collection. */
export function findContradiction(
  aliases: Readonly<Record<string, Readonly<Record<string, string>> | undefined>>,
  ignore: Readonly<Record<string, readonly string[] | undefined>>,
): { name: string; key: string } | undefined {
  for (const [name, keys] of Object.entries(aliases))
    for (const key of Object.keys(keys ?? {})) if (ignore[name]?.includes(key)) return { name, key }
  return undefined
}
