import { h } from 'hastscript'
import { z } from 'zod'
import { defineComponent } from './component.ts'

export const details = defineComponent({
  name: 'Details',
  purpose: 'Collapses details that only some readers need.',
  display: 'blocks',
  props: z.strictObject({
    summary: z.string().min(1).describe('The line that stays visible when the rest is collapsed.'),
    open: z.boolean().default(false).describe('Whether it starts open.'),
  }),
  web({ props, children }) {
    return [h('details', { class: 'fold', open: props.open }, [h('summary', props.summary), ...children])]
  },
  feed({ props, children }) {
    return [h('p', [h('strong', props.summary)]), ...children]
  },
})
