/** Menu of editions in the header of every page. */
import { editionLabel } from '../words/edition-names.ts'
import { editionSwitchText as text } from '../words/edition-switch.ts'
import { type EditionIndex, type EditionTarget, editionTargets } from '../answers/editions/edition-index.ts'
import { adoptStyle } from './adopt-style.ts'
import style from './edition-menu.css?inline'

adoptStyle(style)

let loading: Promise<EditionIndex> | undefined

function load(address = '/editions.json'): Promise<EditionIndex> {
  loading ??= fetch(address).then((response) => (response.ok ? response.json() : Promise.reject(new Error(response.statusText))))
  return loading
}

/** The document's URL in each edition, base path included. `dataset` names the index, and the edition of the page. */
async function loadTargets({ dataset }: HTMLElement): Promise<EditionTarget[]> {
  const index = await load(dataset['index'])
  const base = index.base.replace(/\/+$/, '')
  const { edition } = dataset
  const own = base + (edition === undefined ? '' : `/editions/${edition}`)
  const based = <T extends { url?: string }>(target: T): T => (target.url === undefined ? target : { ...target, url: base + target.url })
  return editionTargets(index, decodeURI(location.pathname).slice(own.length), edition).map(({ nearest, ...target }) => ({
    ...based(target),
    ...(nearest && { nearest: based(nearest) }),
  }))
}

/** Replaces the link to the list of editions with a menu, and opens it. */
export function openMenu(host: HTMLElement): void {
  const link = host.querySelector('a')
  if (!link || host.querySelector('details')) return
  const [menu, opener, panel] = [document.createElement('details'), document.createElement('summary'), document.createElement('div')]
  opener.className = link.className
  opener.textContent = link.textContent
  link.className = ''
  link.textContent = text.all
  menu.append(opener, panel)
  menu.open = true
  host.replaceChildren(menu)
  opener.focus()
  host.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return
    // On phones, the menu around it stays open.
    event.preventDefault()
    menu.open = false
    opener.focus()
  })
  document.addEventListener('click', ({ target }) => {
    if (!host.contains(target as Node)) menu.open = false
  })
  void fill(host, panel, link)
}

async function fill(host: HTMLElement, panel: HTMLElement, all: HTMLAnchorElement): Promise<void> {
  const list = document.createElement('ul')
  panel.append(list, all)
  try {
    const targets = await loadTargets(host)
    list.append(...targets.map((target) => menuItem(target, target.edition === host.dataset['edition'])))
  } catch {
    list.textContent = text.failed
  }
}

function menuItem({ url, nearest, ...target }: EditionTarget, isHere: boolean): HTMLLIElement {
  const item = document.createElement('li')
  const name = nameOf(target)
  if (url !== undefined) {
    const link = anchor(url, name)
    if (isHere) link.ariaCurrent = 'page'
    item.append(link)
    return item
  }
  const note = document.createElement('small')
  note.append(text.lacks)
  if (nearest) note.append('; ', anchor(nearest.url, text.nearest(nameOf(nearest))))
  item.append(name, ' ', note)
  return item
}

function nameOf({ edition, date }: { edition?: string; date?: string }): string {
  return edition === undefined || date === undefined ? text.today : editionLabel({ name: edition, date })
}

function anchor(href: string, title: string): HTMLAnchorElement {
  const link = document.createElement('a')
  link.href = href
  link.textContent = title
  return link
}
