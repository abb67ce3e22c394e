import { h } from 'hastscript'
import { z } from 'zod'
import { defineComponent } from './component.ts'

export const steps = defineComponent({
  name: 'Steps',
  purpose: 'Shows a numbered list as steps to follow.',
  display: 'blocks',
  holds: 'a numbered list',
  props: z.strictObject({}),
  web: ({ children }) => [h('div', { class: 'steps' }, children)],
  feed: ({ children }) => children,
})
