import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import { z } from 'zod'
import { text } from '../../words/text.ts'
import { defineComponent, type PrintContext, type Use } from './component.ts'

const props = z.strictObject({
  id: z.string().min(1).describe('Id of the person in people.yaml.'),
})

export const person = defineComponent({
  name: 'Person',
  purpose: 'Shows the name and role of a person.',
  display: 'inline',
  ids: { id: 'people' },
  props,
  web: html,
  feed: html,
})

function html({ props: { id } }: Use<z.output<typeof props>, ElementContent>, context: PrintContext): ElementContent[] {
  const found = context.person(id)
  if (!found) return [{ type: 'text', value: text.vocabulary.somebody }]
  const words = ({ title, href }: { title: string; href?: string | undefined }): ElementContent =>
    href === undefined ? { type: 'text', value: title } : h('a', { href }, title)
  const name = words({ title: found.name, href: found.href })
  return [h('span', { class: 'person' }, found.role ? [name, ', ', words(found.role)] : [name])]
}
