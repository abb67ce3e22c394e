import { h } from 'hastscript'
import { z } from 'zod'
import { text } from '../../words/text.ts'
import { defineComponent } from './component.ts'

export const tier = defineComponent({
  name: 'Tier',
  purpose: 'Shows the current name of a tier.',
  display: 'inline',
  ids: { id: 'tiers' },
  props: z.strictObject({
    id: z.string().min(1).describe('The id of the tier in tiers.yaml.'),
  }),
  web({ props: { id } }, context) {
    const found = context.tier(id)
    if (!found) return [{ type: 'text', value: text.vocabulary.someTier }]
    return [h('span', { class: found.isRetired ? 'tier tier-retired' : 'tier' }, found.name)]
  },
  feed: ({ props: { id } }, context) => [{ type: 'text', value: context.tier(id)?.name ?? text.vocabulary.someTier }],
})
