/** An issue as exported by GitHub's `gh issue list --json`, and the configured meaning of labels. */
import { z } from 'zod'
import { instant, webAddress } from '../fields/fields.ts'
import { backlogSchema } from './schema.ts'

const name = z.string().min(1)

/** Required fields of an issue; other exported fields are ignored. */
export const exportedIssueSchema = z.looseObject({
  number: z.int().positive(),
  title: z.string().trim().min(1),
  createdAt: instant(),
  state: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['open', 'closed']))
    .nullish(),
  stateReason: z.string().nullish(),
  labels: z.array(z.union([name, z.looseObject({ name }).transform((label) => label.name)])).nullish(),
  url: webAddress().nullish(),
  author: z.looseObject({ login: z.string().nullish() }).nullish(),
  milestone: z.looseObject({ title: name }).nullish(),
})
export type ExportedIssue = z.output<typeof exportedIssueSchema>

/** Exported fields; the field table tells writers to request these. */
export const exportedFields = 'number,title,state,stateReason,labels,createdAt,url,author,milestone'

/** Issue fields that a label can set. */
export const labelMeaningSchema = backlogSchema
  .pick({ kind: true, size: true, severity: true, tier: true, area: true, status: true, priority: true, roadmap: true, example: true })
  .partial()
export type LabelMeaning = z.output<typeof labelMeaningSchema>

export const issueSettingsSchema = z.strictObject({
  labels: z
    .record(z.string(), labelMeaningSchema)
    .default({})
    .describe('Meaning of each label, for example { "customer request": { priority: "p2" } }; {} to ignore it.'),
  priorities: z
    .record(z.string(), backlogSchema.shape.priority.unwrap())
    .default({})
    .describe('Priority for each word in labels such as "priority/high"; by default, high is p1, medium p2 and low p3.'),
  milestones: z
    .record(z.string(), z.string())
    .default({})
    .describe('Milestone for each milestone of the tracker, by its title. By default, the one with the same id: "July 2026" is july-2026.'),
  kind: backlogSchema.shape.kind.default('feature').describe('Kind of issues without a label for it.'),
})
export type IssueSettings = z.output<typeof issueSettingsSchema>
