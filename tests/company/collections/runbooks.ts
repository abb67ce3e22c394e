import { date, defineCollection, findEntry, linkOfEntry, linkTo, orderedList, reference, section, z } from '../../../src/index.ts'

export const runbooks = defineCollection({
  name: 'runbooks',
  noun: 'runbook',
  title: 'Runbooks',
  about: 'What to do when something stops.',
  nav: { at: 'head', order: 9 },
  schema: z.object({
    title: z.string().min(1).describe('What it helps with.'),
    feature: reference('features').describe('The feature that it brings back.'),
    contact: reference('people').optional().describe('Whom to call.'),
    severity: z.enum(['low', 'high']).describe('How bad it is.'),
    lastDrill: date().optional().describe('The day on which somebody last went through it.'),
    phone: z.string().min(1).optional().describe('The number at night; for staff.'),
    steps: z.array(z.string().min(1)).describe('What to do, in order.'),
  }),
  staffFields: ['phone'],
  notFacts: ['steps'],
  anchors: { steps: 'steps' },
  dayField: 'lastDrill',
  words: { contact: 'Call', low: 'Low', high: 'High' },
  newValues: ({ named }) => ({ title: named, severity: 'low', steps: [] }),
  page({ data: { feature, steps } }, handbook) {
    const target = findEntry(handbook, 'features', feature)
    return [
      section('steps', 'Steps', [orderedList(steps), target !== undefined && ['Afterwards, look at ', linkTo(linkOfEntry(target)), '.']]),
    ]
  },
  listing: {
    order: (a, b) => Number(b.data.severity === 'high') - Number(a.data.severity === 'high') || a.title.localeCompare(b.title),
    group: ({ data }) => (data.severity === 'high' ? 'At once' : 'Within a day'),
  },
  rules: ({ data: { severity, lastDrill } }) =>
    severity === 'high' && lastDrill === undefined
      ? [
          {
            message: 'This runbook has never been tested.',
            hint: 'Run a drill, and set "lastDrill".',
            at: 'severity',
          },
        ]
      : [],
})
