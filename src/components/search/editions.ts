/** The search beyond today: in which editions it looks, and its results as they stand in them. Loaded where there are editions. */
import { searchText as text } from '../../words/search.ts'
import type { EditionIndex } from '../../answers/editions/switch.ts'
import type { Found } from '../../answers/search/engine.ts'
import { documentOf, foundAt, type Place, placesOf, scopeNamed } from '../../answers/search/places.ts'
import type { Scope } from '../../plain/search-scope.ts'
import { element, note, resultItem } from './results.ts'

export interface Editions {
  /** The scope that an address asks for; undefined if there is no such edition. */
  scopeNamed(name: string): Scope | undefined
  itemMaker(scope: Scope): ItemMaker
  /** The field by which one edition, or all, are chosen. */
  field(scope: Scope): HTMLLabelElement
}

let loading: Promise<Editions | undefined> | undefined

/** `address` is that of the file that says which page stands where; undefined if it could not be loaded, or names no edition. */
export function openEditions(address: string): Promise<Editions | undefined> {
  loading ??= fetch(address)
    .then((response) => (response.ok ? (response.json() as Promise<EditionIndex>) : undefined))
    .then((index) => (index && index.editions.length > 0 ? editionsOf(index) : undefined))
    .catch(() => {
      // It is tried again the next time.
      loading = undefined
      return undefined
    })
  return loading
}

function editionsOf(index: EditionIndex): Editions {
  return {
    scopeNamed: (name) => scopeNamed(name, index),
    itemMaker: (scope) => itemMaker(scope, index),
    field: (scope) => scopeField(scope, index),
  }
}

/** Makes an item of the list of each result; undefined for a text of a document that is in the list already. */
export type ItemMaker = (found: Found, words: string) => HTMLLIElement | undefined

function itemMaker(scope: Scope, index: EditionIndex): ItemMaker {
  if (scope === 'all') return documentItems(index)
  return (found, words) => {
    const place = placesOf(found, index).find(({ edition }) => edition === scope)
    return resultItem(place ? foundAt(found, place) : found, words)
  }
}

/** One for each document, with the editions in which one of its texts was found. */
function documentItems(index: EditionIndex): ItemMaker {
  const known = new Map<string, { places: Place[]; line: HTMLElement }>()
  return (found, words) => {
    const places = placesOf(found, index)
    const document = documentOf(found, index)
    const before = known.get(document)
    if (before) {
      before.places.push(...places)
      fillLine(before.line, inOrder(before.places, index))
      return undefined
    }
    const line = note('')
    line.classList.add('search-editions')
    fillLine(line, places)
    known.set(document, { places, line })
    const [newest] = places
    const item = resultItem(newest ? foundAt(found, newest) : found, words)
    item.append(line)
    return item
  }
}

function fillLine(line: HTMLElement, places: readonly Place[]): void {
  const links = places.map(({ edition, url }) => {
    const link = element('a', edition === 'today' ? text.today : edition)
    link.href = url
    return link
  })
  line.replaceChildren(`${text.foundIn} `, ...links.flatMap((link, at) => (at === 0 ? [link] : [', ', link])))
}

/** Today first, and then from the newest. */
function inOrder(places: readonly Place[], { editions }: EditionIndex): Place[] {
  const order = ['today', ...editions.map(({ name }) => name).reverse()]
  return places.toSorted((a, b) => order.indexOf(a.edition) - order.indexOf(b.edition))
}

function scopeField(scope: Scope, { editions }: EditionIndex): HTMLLabelElement {
  const [label, select] = [element('label'), element('select')]
  select.name = 'edition'
  for (const each of ['today', ...editions.map(({ name }) => name).reverse(), 'all'])
    select.append(new Option(nameOf(each), each, false, each === scope))
  label.append(element('span', text.edition), select)
  return label
}

function nameOf(scope: Scope): string {
  return scope === 'today' ? text.today : scope === 'all' ? text.allEditions : scope
}
