/** Fetches the other pages of a list, and puts their groups around those of this page. */

interface Fetched {
  page: number
  document: Document
}

/** Returns what inserts the groups and their links in the navigation, in order, and says which they are. Throws if a page can't be fetched. */
export async function fetchGroups(
  others: readonly { page: number; url: string }[],
  parts: string,
): Promise<(host: HTMLElement) => HTMLElement[]> {
  const pages = await Promise.all(others.map(async ({ page, url }): Promise<Fetched> => ({ page, document: await fetchPage(url) })))
  return ({ dataset }) => {
    const own = Number(dataset['page'])
    const earlier = pages.filter(({ page }) => page < own)
    const later = pages.filter(({ page }) => page > own)
    const [first, last] = [document.querySelector(parts), [...document.querySelectorAll(parts)].at(-1)]
    const nav = document.querySelector('.section-nav > nav')
    const before = earlier.flatMap((each) => groupsIn(each.document, parts))
    const after = later.flatMap((each) => groupsIn(each.document, parts))
    const [linksBefore, linksAfter] = [earlier, later].map((some) => some.flatMap((each) => linksIn(each.document)))
    first?.before(...before)
    last?.after(...after)
    nav?.querySelector('.section-title')?.after(...(linksBefore ?? []))
    nav?.append(...(linksAfter ?? []))
    if (nav) joinGroups(nav)
    return [...before, ...after]
  }
}

/** The address of the page that has an element with an id; undefined if none has. */
export async function findPageWith(id: string, others: readonly { url: string }[]): Promise<string | undefined> {
  for (const { url } of others) if ((await fetchPage(url)).getElementById(id)) return url
  return undefined
}

async function fetchPage(url: string): Promise<Document> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answers ${response.status}.`)
  return new DOMParser().parseFromString(await response.text(), 'text/html')
}

function groupsIn(page: Document, parts: string): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>(parts)].map((part) => {
    const group = document.adoptNode(part)
    // A group may continue on the next page.
    if (document.getElementById(group.id)) group.removeAttribute('id')
    return group
  })
}

/** Names of groups with their lists, as in the navigation. */
function linksIn(page: Document): Element[] {
  return [...page.querySelectorAll('.section-nav > nav > :is(.nav-group, ul)')].map((each) => {
    const copy = document.adoptNode(each)
    for (const link of copy.querySelectorAll('a')) {
      if (link.hash) link.setAttribute('href', link.hash)
      else link.parentElement?.remove()
    }
    return copy
  })
}

/** Two lists of one name become one. */
function joinGroups(nav: Element): void {
  const names = new Map<string, Element>()
  for (const name of [...nav.querySelectorAll(':scope > .nav-group')]) {
    const [list, key] = [name.nextElementSibling, name.textContent ?? '']
    const known = names.get(key)
    if (list?.tagName !== 'UL') continue
    if (known) {
      const ids = new Set([...known.querySelectorAll('a')].map(({ hash }) => hash))
      known.append(...[...list.children].filter((item) => !ids.has(item.querySelector('a')?.hash ?? '')))
      name.remove()
      list.remove()
    } else names.set(key, list)
  }
}
