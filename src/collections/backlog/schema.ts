import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { date, reference, webAddress } from '../fields/fields.ts'

const size = z.enum(['XS', 'S', 'M', 'L', 'XL', 'XXL'])
export const kind = z.enum(['feature', 'bug', 'debt', 'security'])
export const severity = z.enum(['low', 'medium', 'high', 'critical'])
export const priority = z.enum(['p1', 'p2', 'p3', 'p4'])

/** Kinds of issues with a severity: feature requests and debt don't harm anyone today. */
export const kindsWithSeverity: readonly string[] = ['bug', 'security']

/** Issues: requests and bugs. */
export const backlogSchema = z.strictObject({
  ...commonShape,
  title: title().describe('Short summary of the issue.'),
  kind: kind.describe('Kind of issue.'),
  opened: date().describe('Date filed.'),
  reporter: z.string().optional().describe('Who filed it.'),
  size: size.optional().describe('Size; handbook.config.ts sets the points for each size.'),
  severity: severity.optional().describe('Severity, for bugs and security issues.'),
  tier: reference('tiers').optional().describe('Plan of the affected customer; the highest plan if there are several.'),
  area: reference('areas').optional().describe('Product area.'),
  status: z.enum(['new', 'triaged', 'scheduled', 'done', 'closed']).describe('Status of the issue.'),
  priority: priority.optional().describe('Priority, p1 to p4.'),
  milestone: reference('milestones').optional().describe('Milestone it is scheduled for.'),
  roadmap: reference('roadmap').optional().describe('Roadmap item it belongs to.'),
  url: webAddress().optional().describe('URL in the issue tracker.'),
})
