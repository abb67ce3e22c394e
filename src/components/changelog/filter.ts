/** Filters the changelog by form and URL, and marks what's new to this reader. */
import { changelogText } from '../../collections/changelog/browser-words.ts'
import { type Facts, searchable } from '../../plain/list-filter.ts'
import { FilterForm } from '../filter/form.ts'
import { type Group, narrowGroups, readGroups } from '../filter/groups.ts'
import { markNews } from '../news.ts'

class HandbookChangelog extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form) return
    const groups = readGroups('.change-group', '.change-list > li', readFacts)
    const lines = groups.flatMap((group) => group.lines)
    new FilterForm(form, {
      words: changelogText,
      count: lines.length,
      narrow: (filter) => {
        const shown = narrowGroups(groups, filter)
        linkYears(groups)
        return shown.length
      },
    })
    markNews(
      form.querySelector('[data-news]'),
      lines.map(({ element }) => element),
      changelogText,
      '.entry-meta',
    )
  }
}

/** Each year links to the first visible release of that year. */
function linkYears(groups: readonly Group[]): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.jump-row a')) {
    const first = groups.find(({ part }) => !part.hidden && part.dataset['year'] === link.dataset['year'])
    link.hidden = !first
    if (first) link.hash = first.part.id
  }
}

function readFacts(element: HTMLElement): Facts {
  const { type = '', tier = '', offering = '', area = '' } = element.dataset
  const year = element.querySelector('time')?.dateTime.slice(0, 4) ?? ''
  return {
    values: { type: [type], tier: tier.split(' '), offering: offering.split(' '), area: area.split(' '), year: [year] },
    text: searchable(element.textContent ?? ''),
  }
}

customElements.define('handbook-changelog', HandbookChangelog)
