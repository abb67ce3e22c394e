/** Members of a list that stand in groups: narrowed together, so that no group stands there empty. */
import { type Facts, type ListFilter, createMatcher } from '../../plain/list-filter.ts'

interface Line {
  element: HTMLElement
  facts: Facts
}

export interface Group {
  lines: readonly Line[]
  part: HTMLElement
  /** What leads to it in the section. */
  links: readonly HTMLElement[]
}

/** The groups of a page, by the selectors of groups and of lines in them. */
export function readGroups(parts: string, lines: string, factsOf: (line: HTMLElement) => Facts): Group[] {
  const items = [...document.querySelectorAll<HTMLAnchorElement>('.section-nav li > a[href*="#"]')].map((link) => ({
    id: link.hash.slice(1),
    item: link.parentElement as HTMLElement,
  }))
  return [...document.querySelectorAll<HTMLElement>(parts)].map((part) => ({
    lines: [...part.querySelectorAll<HTMLElement>(lines)].map((element) => ({ element, facts: factsOf(element) })),
    part,
    links: items.flatMap(({ id, item }) => (id === part.id ? item : [])),
  }))
}

/** Hides lines that do not match, and groups without any that does; returns the lines that are shown. */
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
