/** Where a page of the site is found in each edition. */
import { type EditionIndex, type EditionTarget, editionTargets } from '../answers/editions/edition-index.ts'

let loading: Promise<EditionIndex> | undefined

function load(address = '/editions.json'): Promise<EditionIndex> {
  loading ??= fetch(address).then((response) => (response.ok ? response.json() : Promise.reject(new Error(response.statusText))))
  return loading
}

/** The document's URL in each edition, base path included. `dataset` names the index, and the edition of the page. */
export async function loadTargets({ dataset }: HTMLElement): Promise<EditionTarget[]> {
  const index = await load(dataset['index'])
  const base = index.base.replace(/\/+$/, '')
  const { edition } = dataset
  const own = base + (edition === undefined ? '' : `/editions/${edition}`)
  const based = <T extends { url?: string }>(target: T): T => (target.url === undefined ? target : { ...target, url: base + target.url })
  return editionTargets(index, decodeURI(location.pathname).slice(own.length), edition).map(({ nearest, ...target }) => ({
    ...based(target),
    ...(nearest && { nearest: based(nearest) }),
  }))
}
