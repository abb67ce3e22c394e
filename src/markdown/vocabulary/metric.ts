import { h } from 'hastscript'
import { z } from 'zod'
import { text } from '../../words/text.ts'
import { defineComponent } from './component.ts'

const amount = () => z.union([z.number(), z.string().min(1)])

const props = z.strictObject({
  name: z.string().min(1).describe('What is measured.'),
  value: amount().describe('Current value: a number in braces, or text in quotes.'),
  target: amount().optional().describe('Target value: a number in braces, or text in quotes.'),
  unit: z.string().min(1).optional().describe('Unit of both, for example "%" or "days".'),
  note: z.string().min(1).optional().describe('Start date, or how it is counted.'),
})

export const metric = defineComponent({
  name: 'Metric',
  purpose: 'Shows a figure next to its target.',
  display: 'blocks',
  props,
  web({ props: { name, value, target, unit, note } }) {
    return [
      h('dl', { class: 'metric' }, [
        h('dt', name),
        h('dd', { class: 'metric-value' }, addUnit(value, unit)),
        target === undefined ? undefined : h('dd', { class: 'metric-target' }, text.vocabulary.target(addUnit(target, unit))),
        note === undefined ? undefined : h('dd', { class: 'metric-note' }, note),
      ]),
    ]
  },
  feed({ props }) {
    return [h('p', [h('strong', `${props.name}:`), ` ${formatSentence(props)}`])]
  },
})

function formatSentence({ value, target, unit, note }: z.output<typeof props>): string {
  const goal = target === undefined ? '' : ` (${text.vocabulary.inTarget(addUnit(target, unit))})`
  return addUnit(value, unit) + goal + (note === undefined ? '' : `. ${note}`)
}

/** A no-break space keeps a figure and its unit together. */
function addUnit(value: number | string, unit: string | undefined): string {
  return unit === undefined ? String(value) : `${value}\u00a0${unit}`
}
