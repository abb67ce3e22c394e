/** Turns schema issues into messages for writers. */
import type { z } from 'zod'

/** The end of a sentence about an invalid value: `: it takes text.` */
export function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `: it takes ${kinds[issue.expected] ?? issue.expected}.`
  if (issue.code !== 'too_big' && issue.code !== 'too_small') return '.'
  const limit = Number(issue.code === 'too_big' ? issue.maximum : issue.minimum)
  const side = issue.code === 'too_big' ? 'at most' : 'at least'
  if (issue.origin === 'string') {
    if (limit === 1) return ': it may not be empty.'
    return `: it takes ${limit} characters${issue.exact ? '' : ` ${side}`}.`
  }
  if (issue.origin === 'array') return `: it needs ${limit} ${side}.`
  return `: it must be ${issue.inclusive ? side : issue.code === 'too_big' ? 'less than' : 'more than'} ${limit}.`
}

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
}
