/** Filters lists in groups, and hides groups without matches. */
import { type Facts, type ListFilter, createMatcher } from '../../plain/list-filter.ts'

interface Line {
  element: HTMLElement
  facts: Facts
}

export interface Group {
  lines: readonly Line[]
  part: HTMLElement
  /** Its links in the section's navigation. */
  links: readonly HTMLElement[]
}

/** Groups of the page; `parts` and `lines` are selectors of groups and of their items. */
export function readGroups(parts: string, lines: string, readFacts: (line: HTMLElement) => Facts): Group[] {
  const items = [...document.querySelectorAll<HTMLAnchorElement>('.section-nav li > a[href*="#"]')].map((link) => ({
    id: link.hash.slice(1),
    item: link.parentElement as HTMLElement,
  }))
  return [...document.querySelectorAll<HTMLElement>(parts)].map((part) => ({
    lines: [...part.querySelectorAll<HTMLElement>(lines)].map((element) => ({ element, facts: readFacts(element) })),
    part,
    links: items.flatMap(({ id, item }) => (id === part.id ? item : [])),
  }))
}

/** Hides items that don't match and groups without matches; returns the visible items. */
export function narrowGroups(groups: readonly Group[], filter: ListFilter): HTMLElement[] {
  const matches = createMatcher(filter)
  return groups.flatMap(({ lines, part, links }) => {
    const shown = lines.filter(({ facts }) => matches(facts)).map(({ element }) => element)
    const isShown = new Set(shown)
    for (const { element } of lines) element.hidden = !isShown.has(element)
    for (const element of [part, ...links]) element.hidden = shown.length === 0
    return shown
  })
}
