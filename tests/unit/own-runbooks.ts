/** A company's own collection with a rule, and with a page that fails for some of its entries. */
import { defineCollection, z } from '../../src/index.ts'

export const runbooks = defineCollection({
  name: 'runbooks',
  noun: 'runbook',
  schema: z.object({ title: z.string().min(1), severity: z.enum(['low', 'high']), lastDrill: z.string().optional() }),
  page({ data }) {
    if (data.severity === 'low') throw new Error('Nothing is known of low ones.')
    return []
  },
  rules: ({ data }) =>
    data.severity === 'high' && data.lastDrill === undefined
      ? [
          {
            message: 'This runbook has never been tested.',
            hint: 'Run a drill, and set "lastDrill".',
            at: 'severity',
          },
        ]
      : [],
})
