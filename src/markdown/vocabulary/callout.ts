import { h } from 'hastscript'
import { z } from 'zod'
import { text } from '../../words/text.ts'
import { defineComponent } from './component.ts'

export const calloutTypes = ['note', 'tip', 'important', 'warning', 'caution'] as const
export type CalloutType = (typeof calloutTypes)[number]

const labels: Record<CalloutType, string> = text.vocabulary.callouts

/** Also written as a GitHub alert: `> [!NOTE]`. */
export const callout = defineComponent({
  name: 'Callout',
  purpose: 'Sets a note apart from the text.',
  display: 'blocks',
  props: z.strictObject({
    type: z.enum(calloutTypes).default('note').describe('Kind of callout.'),
    title: z.string().min(1).optional().describe('Heading; defaults to the kind.'),
  }),
  web({ props, children }) {
    const title = props.title ?? labels[props.type]
    return [
      h('div', { class: `callout callout-${props.type}`, role: 'note', ariaLabel: title }, [
        h('p', { class: 'callout-title' }, title),
        ...children,
      ]),
    ]
  },
  feed({ props, children }) {
    return [h('blockquote', [h('p', [h('strong', props.title ?? labels[props.type])]), ...children])]
  },
})
