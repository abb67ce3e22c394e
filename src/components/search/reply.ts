/** Shows a reply: status, results, suggestions and filters. */
import { searchText as text } from '../../words/search.ts'
import type { Reply } from '../../answers/search/ask.ts'
import { type Scope, scopeFilter } from '../../plain/search-scope.ts'
import type { SearchSettings } from './options.ts'
import { countValues, facetFields } from './facets.ts'
import type { SiteLibrary } from './library.ts'
import { fillList } from './result-list.ts'
import { clear, type Parts, say } from './parts.ts'
import { button, resultItem } from './results.ts'
import { scopeButtons } from './scopes.ts'
import type { SearchSources } from './sources.ts'

/** Where to show the reply, and what the reader can do from there. */
export interface ReplyContext {
  parts: Parts
  library: SiteLibrary
  /** Whether this is the search page rather than the dialog. */
  isPage: boolean
  /** The published edition this page belongs to. */
  own: Scope | undefined
  remarks: readonly string[]
  sources: SearchSources
  /** Whether no newer search has started. */
  isCurrent(): boolean
  searchIn(scope: Scope): void
  searchExactly(typed: string): void
  searchWithoutFilters(): void
}

export async function showReply(reply: Reply, settings: SearchSettings, context: ReplyContext): Promise<void> {
  const { parts, isPage, own, isCurrent } = context
  const { query, insteadOf, answer, first, rest } = reply
  const editions = settings.scope === 'today' ? undefined : await context.sources.editions()
  if (!isCurrent()) return
  clear(parts)
  say(parts, [...describeReply(reply, settings), ...context.remarks])
  if (insteadOf !== undefined) parts.offer.append(button(text.exactly(insteadOf), () => context.searchExactly(insteadOf)))
  // The search page has a field for this.
  if (!isPage) parts.scope.append(...scopeButtons(settings.scope, own, context.searchIn))
  const itemOf = editions?.itemMaker(settings.scope) ?? resultItem
  await fillList(parts, first, rest, { itemOf: (found) => itemOf(found, query), isCurrent })
  if (answer.results.length === 0) await offerInstead(reply, settings, context)
  await showFields(reply, settings, context)
}

function describeReply(reply: Reply, settings: SearchSettings): string[] {
  const { scope } = settings
  const { query, insteadOf, without, answer } = reply
  const count = answer.results.length
  const none = isEmptyByFilters(reply, settings) ? text.noneWithFilters : text.none(query.replace(/^"(.+)"$/, '$1'))
  const found = count === 0 ? none : (scope === 'all' ? text.foundTexts : text.found)(count)
  const other = insteadOf === undefined ? [] : [text.insteadOf(query, insteadOf)]
  return [...other, ...(without ? [text.allBut(without)] : []), text.within(scope), found]
}

/** Whether filters hide all results. */
function isEmptyByFilters({ answer }: Reply, { chosen }: SearchSettings): boolean {
  return answer.results.length === 0 && answer.unfilteredResultCount > 0 && Object.keys(chosen).length > 0
}

async function offerInstead(reply: Reply, settings: SearchSettings, context: ReplyContext): Promise<void> {
  const { parts, library, isCurrent } = context
  if (isEmptyByFilters(reply, settings)) {
    parts.offer.append(button(text.withoutFilters, context.searchWithoutFilters))
    return
  }
  const [{ suggestNearby }, { nearbyItems }] = await Promise.all([import('../../answers/search/nearby.ts'), import('./nearest-offer.ts')])
  const { pages, ask } = suggestNearby(reply.query, await library.nearby())
  // Similar titles are known for today only.
  if (isCurrent()) parts.offer.append(...nearbyItems({ pages: settings.scope === 'today' ? pages : [], ...(ask && { ask }) }))
}

async function showFields({ query }: Reply, { chosen, scope }: SearchSettings, context: ReplyContext): Promise<void> {
  const { parts, library, isPage, own, isCurrent } = context
  // The dialog hides filters on phones; don't load anything for them.
  if (getComputedStyle(parts.facets).display === 'none') return
  await library.engine.filters()
  const fields = facetFields(await countValues(query, chosen, scopeFilter(scope), library.engine), chosen)
  const editions = isPage || own !== undefined ? await context.sources.editions() : undefined
  if (isCurrent()) parts.facets.replaceChildren(...(editions ? [editions.field(scope)] : []), ...fields)
}
