import { h } from 'hastscript'
import { z } from 'zod'
import { defineComponent } from './component.ts'

/** Without scripts, the tabs are listed one below the other. `src/components/tabs.ts` puts them behind a row of buttons. */
export const tabs = defineComponent({
  name: 'Tabs',
  purpose: 'Shows alternatives, of which each reader needs one.',
  display: 'blocks',
  holds: 'Tab',
  props: z.strictObject({}),
  web: ({ children }) => [h('handbook-tabs', { class: 'tabs' }, children)],
  feed: ({ children }) => children,
})

export const tab = defineComponent({
  name: 'Tab',
  purpose: 'One alternative in "Tabs".',
  display: 'blocks',
  within: 'Tabs',
  props: z.strictObject({
    title: z.string().min(1).describe('A word or two on the tab.'),
  }),
  web({ props, children }) {
    return [h('div', { class: 'tab' }, [h('p', { class: 'tab-title' }, props.title), ...children])]
  },
  feed({ props, children }) {
    return [h('p', [h('strong', props.title)]), ...children]
  },
})
