import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { date, reference, webAddress } from '../fields/fields.ts'

const size = z.enum(['XS', 'S', 'M', 'L', 'XL', 'XXL'])
export const kind = z.enum(['feature', 'bug', 'debt', 'security'])
export const severity = z.enum(['low', 'medium', 'high', 'critical'])
export const priority = z.enum(['p1', 'p2', 'p3', 'p4'])

/** Kinds of issues that have a severity: wishes and debt harm nobody today. */
export const kindsWithSeverity: readonly string[] = ['bug', 'security']

/** Issues: what is asked for and what is broken. */
export const backlogSchema = z.strictObject({
  ...commonShape,
  title: title().describe('What it is about.'),
  kind: kind.describe('Kind of issue.'),
  opened: date().describe('Day on which it was filed.'),
  reporter: z.string().optional().describe('Who filed it.'),
  size: size.optional().describe('Size; the points stand in handbook.config.ts.'),
  severity: severity.optional().describe('How bad it is; of bugs and security issues.'),
  tier: reference('tiers').optional().describe('The plan of the customer who is waiting; of several, the highest.'),
  area: reference('areas').optional().describe('Area of the product.'),
  status: z.enum(['new', 'triaged', 'scheduled', 'done', 'closed']).describe('Where it stands.'),
  priority: priority.optional().describe('How soon.'),
  milestone: reference('milestones').optional().describe('The milestone that has it.'),
  roadmap: reference('roadmap').optional().describe('The roadmap item that it belongs to.'),
  url: webAddress().optional().describe('Its address in the issue tracker.'),
})
