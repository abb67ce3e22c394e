/** Search in published editions. Loaded only if there are any. */
import { searchText as text } from '../../words/search.ts'
import type { EditionIndex } from '../../answers/editions/edition-index.ts'
import type { Found } from '../../answers/search/engine.ts'
import { documentKey, relocateResult, type EditionLocation, findLocations, findScope } from '../../answers/search/locations.ts'
import type { Scope } from '../../plain/search-scope.ts'
import { element, note, resultItem } from './results.ts'

export interface Editions {
  /** The scope with this name; undefined if there's no such edition. */
  findScope(name: string): Scope | undefined
  itemMaker(scope: Scope): ItemMaker
  /** Field to choose one edition or all. */
  field(scope: Scope): HTMLLabelElement
}

let loading: Promise<Editions | undefined> | undefined

/** `address` is the URL of the edition index. Undefined if it can't be loaded or lists no editions. */
export function openEditions(address: string): Promise<Editions | undefined> {
  loading ??= fetch(address)
    .then((response) => (response.ok ? (response.json() as Promise<EditionIndex>) : undefined))
    .then((index) => (index && index.editions.length > 0 ? makeEditions(index) : undefined))
    .catch(() => {
      // Retry next time.
      loading = undefined
      return undefined
    })
  return loading
}

function makeEditions(index: EditionIndex): Editions {
  return {
    findScope: (name) => findScope(name, index),
    itemMaker: (scope) => itemMaker(scope, index),
    field: (scope) => scopeField(scope, index),
  }
}

/** Makes the list item of a result; undefined if its document is in the list already. */
export type ItemMaker = (found: Found, words: string) => HTMLLIElement | undefined

function itemMaker(scope: Scope, index: EditionIndex): ItemMaker {
  if (scope === 'all') return documentItems(index)
  return (found, words) => {
    const location = findLocations(found, index).find(({ edition }) => edition === scope)
    return resultItem(location ? relocateResult(found, location) : found, words)
  }
}

/** One item per document, with the editions that have a match. */
function documentItems(index: EditionIndex): ItemMaker {
  const known = new Map<string, { locations: EditionLocation[]; line: HTMLElement }>()
  return (found, words) => {
    const locations = findLocations(found, index)
    const document = documentKey(found, index)
    const before = known.get(document)
    if (before) {
      before.locations.push(...locations)
      listEditions(before.line, sortByEdition(before.locations, index))
      return undefined
    }
    const line = note('')
    line.classList.add('search-editions')
    listEditions(line, locations)
    known.set(document, { locations, line })
    const [newest] = locations
    const item = resultItem(newest ? relocateResult(found, newest) : found, words)
    item.append(line)
    return item
  }
}

function listEditions(line: HTMLElement, locations: readonly EditionLocation[]): void {
  const links = locations.map(({ edition, url }) => {
    const link = element('a', edition === 'today' ? text.today : edition)
    link.href = url
    return link
  })
  line.replaceChildren(`${text.foundIn} `, ...links.flatMap((link, at) => (at === 0 ? [link] : [', ', link])))
}

/** Today first, then editions from the newest. */
function sortByEdition(locations: readonly EditionLocation[], { editions }: EditionIndex): EditionLocation[] {
  const order = ['today', ...editions.map(({ name }) => name).reverse()]
  return locations.toSorted((a, b) => order.indexOf(a.edition) - order.indexOf(b.edition))
}

function scopeField(scope: Scope, { editions }: EditionIndex): HTMLLabelElement {
  const [label, select] = [element('label'), element('select')]
  select.name = 'edition'
  for (const each of ['today', ...editions.map(({ name }) => name).reverse(), 'all'])
    select.append(new Option(scopeName(each), each, false, each === scope))
  label.append(element('span', text.edition), select)
  return label
}

function scopeName(scope: Scope): string {
  return scope === 'today' ? text.today : scope === 'all' ? text.allEditions : scope
}
