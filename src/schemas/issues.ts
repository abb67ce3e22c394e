/** What a schema says against a value, in a writer's words. */
import type { z } from 'zod'

/** The end of a sentence that says a value cannot be: `: it takes text.` */
export function reasonOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `: it takes ${kinds[issue.expected] ?? issue.expected}.`
    case 'too_big':
      return `: it takes ${issue.maximum} ${issue.origin === 'string' ? 'characters' : ''} at most.`.replace('  ', ' ')
    case 'too_small':
      if (issue.origin === 'string') return ': it may not be empty.'
      return issue.origin === 'array'
        ? `: it needs ${issue.minimum} at least.`
        : `: it must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}.`
    default:
      return '.'
  }
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
