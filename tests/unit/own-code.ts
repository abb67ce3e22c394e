/** A company's own collection with a rule, and with a page that fails for some of its entries; a component and a rule that fail. */
import { defineCollection, defineComponent, defineRule, entriesOf, h, z } from '../../src/index.ts'

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

/** Fails for amounts that are no numbers. */
export const cost = defineComponent({
  name: 'Cost',
  purpose: 'Shows a price.',
  display: 'inline',
  props: z.object({ amount: z.string().min(1).describe('The price in euros.') }),
  web({ props: { amount } }) {
    if (Number.isNaN(Number(amount))) throw new Error(`"${amount}" is not a number`)
    return [h('span', { class: 'cost' }, `${amount} €`)]
  },
})

/** Fails for somebody called Nobody. */
export const staffing = defineRule({
  code: 'acme-staffing',
  about: 'Everybody has a role.',
  check: (graph) =>
    entriesOf(graph, 'people')
      .filter(({ data }) => data.name === 'Nobody')
      .map((entry) => ({ entry, at: 'rol', message: `${entry.data.name} has no role.` })),
})
