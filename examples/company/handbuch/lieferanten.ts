/** Lieferanten: mit wem wir arbeiten, wofür und bis wann. */
import { date, definitions, defineCollection, linkTo, reference, section, webAddress, z } from 'astro-handbook'

export const lieferanten = defineCollection({
  name: 'lieferanten',
  noun: 'Lieferant',
  title: 'Lieferanten',
  about: 'Firmen, mit denen wir arbeiten.',
  nav: { at: 'foot', order: 90 },
  schema: z.object({
    title: z.string().min(1).describe('Name der Firma.'),
    bereich: z.enum(['Sensoren', 'Rechenzentrum', 'Büro']).describe('Wofür wir sie brauchen.'),
    adresse: webAddress().optional().describe('Adresse der Website.'),
    bis: date().optional().describe('Tag, an dem der Vertrag endet.'),
    nachfolger: reference('lieferanten').optional().describe('Wer danach liefert.'),
    kosten: z.number().optional().describe('Euro im Jahr; nur für uns.'),
  }),
  words: { bereich: 'Bereich', adresse: 'Website', bis: 'Vertrag bis', nachfolger: 'Danach', kosten: 'Kosten im Jahr' },
  staffFields: ['kosten', 'bis', 'nachfolger'],
  notFacts: ['adresse'],
  listing: { group: ({ data }) => data.bereich },
  anchors: { erreichen: 'adresse' },
  page: ({ title, data }) =>
    data.adresse === undefined
      ? []
      : [section('erreichen', 'Erreichen', [definitions([['Website', linkTo({ title, url: data.adresse })]])])],
})
