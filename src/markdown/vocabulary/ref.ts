import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import { z } from 'zod'
import { text } from '../../words/text.ts'
import { defineComponent, type PrintContext, type Use } from './component.ts'

const props = z.strictObject({
  to: z
    .string()
    .regex(/^[a-z]+\/[^\s#]+(#\S+)?$/, 'Write the collection and the id: COLLECTION/ID.')
    .describe('The entry, as COLLECTION/ID; a heading may follow as #ID.'),
})

export const ref = defineComponent({
  name: 'Ref',
  purpose: 'Links an entry by its id and prints its title.',
  display: 'inline',
  references: ['to'],
  props,
  web: html,
  feed: html,
})

function html({ props: { to }, children }: Use<z.output<typeof props>, ElementContent>, context: PrintContext): ElementContent[] {
  const entry = context.entry(to)
  const label = children.length > 0 ? children : [{ type: 'text' as const, value: entry?.title ?? text.vocabulary.somePage }]
  return entry?.href ? [h('a', { href: entry.href }, label)] : label
}
