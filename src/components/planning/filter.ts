/** Filters the roadmap by form and URL, and passes the filter on to the other kinds of lanes. */
import { roadmapText } from '../../collections/roadmap/browser-words.ts'
import { type Facts, formatFilter, searchable } from '../../plain/list-filter.ts'
import { FilterForm } from '../filter/form.ts'
import { GroupedList } from '../filter/groups.ts'

const fields = Object.keys(roadmapText.fields)

class HandbookRoadmap extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form) return
    const list = new GroupedList(this, { parts: '.lane', lines: 'li', readFacts })
    const others = this.querySelectorAll<HTMLAnchorElement>('.lane-switch a')
    new FilterForm(form, {
      words: roadmapText,
      count: Number(this.dataset['count']),
      narrow: (filter) => {
        for (const link of others) link.search = formatFilter(filter, fields)
        const shown = list.narrow(filter)
        return shown instanceof Promise ? shown.then(countItems) : countItems(shown)
      },
    })
  }
}

/** An item in several lanes counts once. */
function countItems(lines: readonly HTMLElement[]): number {
  return new Set(lines.map((line) => line.querySelector('a')?.href)).size
}

/** An item also has the values of its lane and column. */
function readFacts(element: HTMLElement): Facts {
  const valuesOf = (field: string) => element.closest(`[data-${field}]`)?.getAttribute(`data-${field}`)?.split(' ') ?? []
  return {
    values: Object.fromEntries(fields.map((field) => [field, valuesOf(field)])),
    text: searchable(element.querySelector('a')?.textContent ?? ''),
  }
}

customElements.define('handbook-roadmap', HandbookRoadmap)
