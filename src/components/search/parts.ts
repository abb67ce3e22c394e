/** Elements of `SearchForm.astro`. */

export interface Parts {
  field: HTMLInputElement
  /** Live region that announces what was found. */
  status: HTMLElement
  scope: HTMLElement
  facets: HTMLElement
  offer: HTMLElement
  results: HTMLElement
  /** Button for more results. */
  more: HTMLElement
}

export function findParts(root: HTMLElement): Parts {
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

/** The dialog's button opens the search page with the same edition. */
export function setScope({ field }: Parts, scope: string): void {
  const hidden = field.form?.querySelector<HTMLInputElement>('input[type="hidden"]')
  if (hidden) hidden.value = scope
}
