import { z } from 'zod'
import { kind, priority, severity } from '../backlog/schema.ts'
import { commonShape } from '../fields/common.ts'
import { essentialReference } from '../fields/fields.ts'

const condition = z.strictObject({
  kind: z.union([kind, z.array(kind)]).optional(),
  severity: z.union([severity, z.array(severity)]).optional(),
  tier: z.union([essentialReference('tiers'), z.array(essentialReference('tiers'))]).optional(),
  keywords: z.array(z.string().min(1)).optional(),
})
const outcome = z.strictObject({
  priority: priority.describe('Priority to assign.'),
  route: essentialReference('roles', 'areas').describe('Role or area it goes to.'),
  respondWithin: z.string().min(1).describe('Time to first response, for example "24 hours".'),
})

/** Rules for how soon an issue is handled, and by whom. */
export const triageSchema = z.strictObject({
  ...commonShape,
  id: z.string().min(1).describe('Permanent id of the rule.'),
  when: condition.describe('Issues it matches.'),
  // biome-ignore lint/suspicious/noThenProperty: the domain's own word, and data, never awaited
  then: outcome.describe('Triage result.'),
  examples: z
    .array(z.strictObject({ input: z.record(z.string(), z.unknown()), expect: z.record(z.string(), z.unknown()) }))
    .describe('Examples, run by every check.'),
})
