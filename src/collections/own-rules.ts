/** Validates a company's rule definitions. */
import { z } from 'zod'
import { problemCodes, type Severity } from '../problems/codes.ts'
import type { DefinitionFault } from './own.ts'
import { unknownOption } from './own-options.ts'

/** A rule over the whole handbook, which a company defines. */
export interface OwnRule {
  code: string
  severity: Severity
  /** What it asks for, in one sentence. */
  about: string
  /** A longer explanation in Markdown. */
  explain?: string | undefined
  /** It uses the whole graph, so its type is in `src/index.ts`, and callers specify it. */
  check: unknown
}

const ruleOptions = z.strictObject(
  {
    code: z.string('A rule needs a code.'),
    severity: z.enum(['error', 'warning']).default('error'),
    about: z
      .string('A rule needs "about", one sentence that says what it asks for.')
      .trim()
      .min(1, 'A rule needs "about", one sentence that says what it asks for.'),
    explain: z.string().optional(),
    check: z.custom((value) => typeof value === 'function', 'It must be a function.'),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => unknownOption('rule', key, ruleOptionNames)).join(' ')
        : issue.code === 'invalid_type'
          ? 'Write defineRule({ code, about, check }).'
          : undefined,
  },
)

export const ruleOptionNames: readonly string[] = Object.keys(ruleOptions.shape)

/** The valid ones, and the problems of all. */
export function readRules(given: readonly unknown[]): { own: OwnRule[]; faults: DefinitionFault[] } {
  const own: OwnRule[] = []
  const faults = given.flatMap((each, index): DefinitionFault[] => {
    const read = ruleOptions.safeParse(each)
    const found = read.success ? codeFaults(read.data.code, own) : read.error.issues
    if (read.success && found.length === 0) own.push(read.data)
    return found.map(({ path, message }) => ({ path: [index, ...path], message }))
  })
  return { own, faults }
}

function codeFaults(code: string, others: readonly OwnRule[]): DefinitionFault[] {
  const fault = (message: string) => [{ path: ['code'], message }]
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(code))
    return fault(`"${code}" isn't a code. Use lowercase letters, digits and hyphens, for example "acme-owner-missing".`)
  if (Object.hasOwn(problemCodes, code)) return fault(`"${code}" is a built-in code. Choose another, for example "acme-${code}".`)
  return others.some((each) => each.code === code) ? fault(`Two rules have the code "${code}". Choose another code for one of them.`) : []
}
