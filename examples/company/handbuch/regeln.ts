/** Was unser Handbuch außerdem verspricht. */
import { defineRule, entriesOf } from 'astro-handbook'
import { lieferanten } from './lieferanten.ts'

const tag = 24 * 60 * 60 * 1000

/** Ein Vertrag, der in drei Monaten endet, braucht eine Nachfolge. */
export const vertragOhneNachfolge = defineRule({
  code: 'seeblick-vertrag-endet',
  severity: 'warning',
  about: 'Ein Vertrag, der in den nächsten 90 Tagen endet, nennt, wer danach liefert.',
  check: (graph) =>
    entriesOf(graph, lieferanten)
      .filter(
        ({ data }) => data.bis !== undefined && data.nachfolger === undefined && Date.parse(data.bis) < Date.parse(graph.now) + 90 * tag,
      )
      .map((entry) => ({
        entry,
        at: 'bis',
        message: `Der Vertrag mit ${entry.title} endet am ${entry.data.bis}.`,
        hint: 'Verlängern Sie ihn, oder tragen Sie unter "nachfolger" ein, wer danach liefert.',
      })),
})
