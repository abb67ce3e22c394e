/** The parts of the search on a page, as `SearchForm.astro` writes them. */

export interface Parts {
  field: HTMLInputElement
  /** Says what was found; read aloud when it changes. */
  status: HTMLElement
  scope: HTMLElement
  facets: HTMLElement
  offer: HTMLElement
  results: HTMLElement
  /** Below the results, the way to those that follow. */
  more: HTMLElement
}

export function partsOf(root: HTMLElement): Parts {
  const part = <Kind extends HTMLElement>(selector: string) => root.querySelector<Kind>(selector) as Kind
  return {
    field: part('input[type="search"]'),
    status: part('.search-status'),
    scope: part('.search-scope'),
    facets: part('.search-facets'),
    offer: part('.search-offer'),
    results: part('.search-results'),
    more: part('.search-more'),
  }
}

export function say({ status }: Parts, sentences: readonly string[]): void {
  status.textContent = sentences.filter(Boolean).join(' ')
}

export function clear({ scope, offer, results, more }: Parts): void {
  for (const part of [scope, offer, results, more]) part.replaceChildren()
}

/** The button of the dialog leads to the results of the same edition. */
export function sendScope({ field }: Parts, scope: string): void {
  const sent = field.form?.querySelector<HTMLInputElement>('input[type="hidden"]')
  if (sent) sent.value = scope
}
