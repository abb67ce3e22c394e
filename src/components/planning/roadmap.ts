/** The lanes of the roadmap with script: narrowed by the form and the address, which the other lanes get too. */
import { roadmapText } from '../../collections/roadmap/browser-words.ts'
import { type Facts, formatFilter, searchable } from '../../plain/list-filter.ts'
import { FilterForm } from '../filter/form.ts'
import { narrowGroups, readGroups } from '../filter/groups.ts'

const fields = Object.keys(roadmapText.fields)

class HandbookRoadmap extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form) return
    const groups = readGroups('.lane', 'li', factsOf)
    const others = this.querySelectorAll<HTMLAnchorElement>('.lane-switch a')
    new FilterForm(form, {
      words: roadmapText,
      count: itemsIn(groups.flatMap(({ lines }) => lines.map(({ element }) => element))),
      narrow: (filter) => {
        for (const link of others) link.search = formatFilter(filter, fields)
        return itemsIn(narrowGroups(groups, filter))
      },
    })
  }
}

/** An item that stands in several lanes is one. */
function itemsIn(lines: readonly HTMLElement[]): number {
  return new Set(lines.map((line) => line.querySelector('a')?.href)).size
}

/** What the lane and the column of an item say holds for it too. */
function factsOf(element: HTMLElement): Facts {
  const valuesOf = (field: string) => element.closest(`[data-${field}]`)?.getAttribute(`data-${field}`)?.split(' ') ?? []
  return {
    values: Object.fromEntries(fields.map((field) => [field, valuesOf(field)])),
    text: searchable(element.querySelector('a')?.textContent ?? ''),
  }
}

customElements.define('handbook-roadmap', HandbookRoadmap)
