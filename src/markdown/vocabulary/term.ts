import { h } from 'hastscript'
import { z } from 'zod'
import { text } from '../../words/text.ts'
import { defineComponent } from './component.ts'

export const term = defineComponent({
  name: 'Term',
  purpose: 'Marks a glossary term, with its definition.',
  display: 'inline',
  ids: { id: 'glossary' },
  props: z.strictObject({
    id: z.string().min(1).describe('The id of the term in glossary.yaml.'),
  }),
  web({ props: { id }, children }, context) {
    const found = context.term(id)
    const words = children.length > 0 ? children : [{ type: 'text' as const, value: found?.term ?? text.vocabulary.someTerm }]
    if (!found) return words
    const { href, definition } = found
    return [
      href === undefined
        ? h('span', { class: 'term', title: definition }, words)
        : h('a', { class: 'term', href, title: definition }, words),
    ]
  },
  feed: ({ props: { id }, children }, context) =>
    children.length > 0 ? children : [{ type: 'text', value: context.term(id)?.term ?? text.vocabulary.someTerm }],
})
