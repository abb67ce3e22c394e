/** The list of the changelog with script: narrowed by the form and the address, with a mark at what is new to this reader. */
import { changelogText } from '../../interface/changelog.ts'
import { type Facts, type ListFilter, matcherOf, searchable } from '../../model/list-filter.ts'
import { FilterForm } from '../filter/form.ts'
import { markNews } from './news.ts'

interface Line {
  element: HTMLElement
  facts: Facts
}

interface Group {
  lines: readonly Line[]
  part: HTMLElement
  /** What leads to it in the section. */
  links: readonly HTMLElement[]
}

class HandbookChangelog extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form) return
    const groups = readGroups()
    const lines = groups.flatMap((group) => group.lines)
    new FilterForm(form, { words: changelogText, count: lines.length, narrow: (filter) => narrow(groups, filter) })
    markNews(
      form.querySelector('[data-news]'),
      lines.map(({ element }) => element),
    )
  }
}

function narrow(groups: readonly Group[], filter: ListFilter): number {
  const matches = matcherOf(filter)
  let found = 0
  for (const { lines, part, links } of groups) {
    let shown = 0
    for (const { element, facts } of lines) {
      const isShown = matches(facts)
      element.hidden = !isShown
      if (isShown) shown++
    }
    for (const element of [part, ...links]) element.hidden = shown === 0
    found += shown
  }
  leadToYears(groups)
  return found
}

/** A year leads to the first of its releases that is shown. */
function leadToYears(groups: readonly Group[]): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.jump-row a')) {
    const first = groups.find(({ part }) => !part.hidden && part.dataset['year'] === link.dataset['year'])
    link.hidden = !first
    if (first) link.hash = first.part.id
  }
}

function readGroups(): Group[] {
  const items = [...document.querySelectorAll<HTMLAnchorElement>('.section-nav li > a[href*="#"]')].map((link) => ({
    id: link.hash.slice(1),
    item: link.parentElement as HTMLElement,
  }))
  return [...document.querySelectorAll<HTMLElement>('.change-group')].map((part) => ({
    lines: [...part.querySelectorAll<HTMLElement>('.change-list > li')].map((element) => ({ element, facts: factsOf(element) })),
    part,
    links: items.flatMap(({ id, item }) => (id === part.id ? item : [])),
  }))
}

function factsOf(element: HTMLElement): Facts {
  const { type = '', tier = '', offering = '', area = '' } = element.dataset
  const year = element.querySelector('time')?.dateTime.slice(0, 4) ?? ''
  return {
    values: { type: [type], tier: tier.split(' '), offering: offering.split(' '), area: area.split(' '), year: [year] },
    text: searchable(element.textContent ?? ''),
  }
}

customElements.define('handbook-changelog', HandbookChangelog)
