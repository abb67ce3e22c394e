/** Bausteine für alle, die schreiben. */
import { defineComponent, h, z } from 'astro-handbook'

const euro = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' })

/** `<Preis euro={19} je="Monat" />` */
export const preis = defineComponent({
  name: 'Preis',
  purpose: 'Zeigt einen Preis in Euro.',
  display: 'inline',
  props: z.strictObject({
    euro: z.number().min(0).describe('Betrag in Euro.'),
    je: z.enum(['Monat', 'Jahr']).optional().describe('Zeitraum.'),
  }),
  web: ({ props }) => [h('span', { class: 'preis' }, euro.format(props.euro) + (props.je ? ` im ${props.je}` : ''))],
})

/** `<Lieferant name="lieferanten/messtechnik-nord" />` */
export const lieferant = defineComponent({
  name: 'Lieferant',
  purpose: 'Nennt einen Lieferanten und führt zu seiner Seite.',
  display: 'inline',
  references: ['name'],
  props: z.strictObject({ name: z.string().describe('Der Lieferant, als COLLECTION/ID.') }),
  web({ props }, { entry }) {
    const found = entry(props.name)
    return [
      found?.href === undefined ? { type: 'text', value: found?.title ?? 'ein Lieferant' } : h('a', { href: found.href }, found.title),
    ]
  },
})
