/** Filters the roadmap by form and URL, and passes the filter on to the other kinds of lanes. */
import { roadmapText } from '../../collections/roadmap/browser-words.ts'
import { type Facts, formatFilter, searchable } from '../../plain/list-filter.ts'
import { FilterForm } from '../filter/form.ts'
import { narrowGroups, readGroups } from '../filter/groups.ts'

const fields = Object.keys(roadmapText.fields)

class HandbookRoadmap extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form) return
    const groups = readGroups('.lane', 'li', readFacts)
    const others = this.querySelectorAll<HTMLAnchorElement>('.lane-switch a')
    new FilterForm(form, {
      words: roadmapText,
      count: countItems(groups.flatMap(({ lines }) => lines.map(({ element }) => element))),
      narrow: (filter) => {
        for (const link of others) link.search = formatFilter(filter, fields)
        return countItems(narrowGroups(groups, filter))
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
