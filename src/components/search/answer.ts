/** Shows the answer to what was asked: what is said of it, its results as they come, what is offered, and what narrows it. */
import { searchText as text } from '../../words/search.ts'
import type { Reply } from '../../answers/search/ask.ts'
import { type Scope, scopeFilter } from '../../plain/search-scope.ts'
import type { Asked } from './asked.ts'
import { countsFor, facetFields } from './facets.ts'
import type { SiteLibrary } from './library.ts'
import { fillList } from './list.ts'
import { clear, type Parts, say } from './parts.ts'
import { button, resultItem } from './results.ts'
import { scopeButtons } from './scopes.ts'
import type { SearchSources } from './sources.ts'

/** Where an answer is shown, and what can be done from there. */
export interface Answering {
  parts: Parts
  library: SiteLibrary
  /** Whether it is the page of the search, and not the dialog. */
  isPage: boolean
  /** The closed edition that is read. */
  own: Scope | undefined
  remarks: readonly string[]
  sources: SearchSources
  /** Whether nothing else was asked since. */
  isCurrent(): boolean
  searchIn(scope: Scope): void
  searchExactly(typed: string): void
  searchWithoutFilters(): void
}

export async function showReply(reply: Reply, asked: Asked, answering: Answering): Promise<void> {
  const { parts, isPage, own, isCurrent } = answering
  const { query, insteadOf, answer, first, rest } = reply
  const editions = asked.scope === 'today' ? undefined : await answering.sources.editions()
  if (!isCurrent()) return
  clear(parts)
  say(parts, [...sentencesFor(reply, asked), ...answering.remarks])
  if (insteadOf !== undefined) parts.offer.append(button(text.exactly(insteadOf), () => answering.searchExactly(insteadOf)))
  // On the page of the search, a field says the same.
  if (!isPage) parts.scope.append(...scopeButtons(asked.scope, own, answering.searchIn))
  const itemOf = editions?.itemMaker(asked.scope) ?? resultItem
  await fillList(parts, first, rest, { itemOf: (found) => itemOf(found, query), isCurrent })
  if (answer.results.length === 0) await offerInstead(reply, asked, answering)
  await showFields(reply, asked, answering)
}

function sentencesFor(reply: Reply, asked: Asked): string[] {
  const { scope } = asked
  const { query, insteadOf, without, answer } = reply
  const count = answer.results.length
  const none = isEmptied(reply, asked) ? text.noneWithFilters : text.none(query.replace(/^"(.+)"$/, '$1'))
  const found = count === 0 ? none : (scope === 'all' ? text.foundTexts : text.found)(count)
  const other = insteadOf === undefined ? [] : [text.insteadOf(query, insteadOf)]
  return [...other, ...(without ? [text.allBut(without)] : []), text.within(scope), found]
}

/** Whether there would be results without what narrows them. */
function isEmptied({ answer }: Reply, { chosen }: Asked): boolean {
  return answer.results.length === 0 && answer.unfilteredResultCount > 0 && Object.keys(chosen).length > 0
}

async function offerInstead(reply: Reply, asked: Asked, answering: Answering): Promise<void> {
  const { parts, library, isCurrent } = answering
  if (isEmptied(reply, asked)) {
    parts.offer.append(button(text.withoutFilters, answering.searchWithoutFilters))
    return
  }
  const [{ offerFor }, { nearestOffer }] = await Promise.all([import('../../answers/search/nearby.ts'), import('./nearest-offer.ts')])
  const { pages, ask } = offerFor(reply.query, await library.nearby())
  // The titles are those of today.
  if (isCurrent()) parts.offer.append(...nearestOffer({ pages: asked.scope === 'today' ? pages : [], ...(ask && { ask }) }))
}

async function showFields({ query }: Reply, { chosen, scope }: Asked, answering: Answering): Promise<void> {
  const { parts, library, isPage, own, isCurrent } = answering
  // On a phone, the dialog has no room for them: then nothing is loaded for them.
  if (getComputedStyle(parts.facets).display === 'none') return
  await library.engine.filters()
  const fields = facetFields(await countsFor(query, chosen, scopeFilter(scope), library.engine), chosen)
  const editions = isPage || own !== undefined ? await answering.sources.editions() : undefined
  if (isCurrent()) parts.facets.replaceChildren(...(editions ? [editions.field(scope)] : []), ...fields)
}
