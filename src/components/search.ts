/** Search: the field, its results and the dialog around it. The index is loaded when somebody searches. */
import { searchText as text } from '../interface/search.ts'

interface Pagefind {
  options(options: object): Promise<void>
  init(): Promise<void>
  debouncedSearch(query: string, options?: object, wait?: number): Promise<{ results: { data(): Promise<Found> }[] } | null>
}

interface Found {
  url: string
  excerpt: string
  meta: { title?: string; kind?: string }
  sub_results: { title: string; url: string; excerpt: string }[]
}

let pagefind: Promise<Pagefind> | undefined

function load(bundle: string): Promise<Pagefind> {
  pagefind ??= import(/* @vite-ignore */ `${bundle}pagefind.js`).then(async (module: Pagefind) => {
    await module.options({ excerptLength: 18 })
    await module.init()
    return module
  })
  return pagefind
}

const most = 12

class HandbookSearch extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector('input')
    if (!field) return
    field.addEventListener('input', () => void this.search(field.value))
    field.addEventListener('focus', () => void load(this.bundle).catch(() => undefined), { once: true })
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.search(field.value)
    })
    this.addEventListener('keydown', (event) => this.move(event, field))
    if (this.dataset['fromAddress'] !== undefined) {
      field.value = new URLSearchParams(location.search).get('q') ?? ''
      if (field.value) void this.search(field.value)
    }
  }

  get bundle(): string {
    return new URL(this.dataset['bundle'] ?? '/pagefind/', location.href).href
  }

  async search(written: string): Promise<void> {
    const query = written.trim().slice(0, 200)
    if (this.dataset['fromAddress'] !== undefined)
      history.replaceState(null, '', query ? `?q=${encodeURIComponent(query)}` : location.pathname)
    if (!query) {
      this.show([], '')
      return
    }
    try {
      const found = await (await load(this.bundle)).debouncedSearch(query, {}, 120)
      if (found === null) return
      const pages = await Promise.all(found.results.slice(0, most).map((result) => result.data()))
      const count = found.results.length
      this.show(pages, count === 0 ? text.none(query) : text.found(count, most))
    } catch {
      this.show([], import.meta.env.DEV ? text.notInDev : text.failed)
    }
  }

  show(pages: readonly Found[], status: string): void {
    const line = this.querySelector('[role="status"]')
    if (line) line.textContent = status
    this.querySelector('.search-results')?.replaceChildren(...pages.map(resultItem))
  }

  /** Arrows walk through field and results. */
  move(event: KeyboardEvent, field: HTMLInputElement): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const stops: HTMLElement[] = [field, ...this.querySelectorAll<HTMLElement>('.search-results a')]
    const at = stops.indexOf(document.activeElement as HTMLElement)
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
}

function resultItem(page: Found): HTMLLIElement {
  const item = document.createElement('li')
  item.append(resultLink(page.url, page.meta.title ?? page.url, page.excerpt, page.meta.kind))
  const headings = page.sub_results.filter(({ url, title }) => url.includes('#') && title !== page.meta.title).slice(0, 3)
  for (const heading of headings) {
    const link = resultLink(heading.url, heading.title, heading.excerpt)
    link.classList.add('sub')
    item.append(link)
  }
  return item
}

function resultLink(url: string, title: string, excerpt: string, kind?: string): HTMLAnchorElement {
  const link = document.createElement('a')
  link.href = url
  const name = document.createElement('strong')
  name.textContent = kind ? `${title} · ${kind}` : title
  const passage = document.createElement('span')
  // Pagefind escapes the text of the page and adds nothing but <mark>.
  passage.innerHTML = excerpt
  link.append(name, passage)
  return link
}

customElements.define('handbook-search', HandbookSearch)

const dialog = document.querySelector<HTMLDialogElement>('[data-search-dialog]')
const opener = document.querySelector<HTMLAnchorElement>('[data-search-open]')

function open(event: Event): void {
  if (!dialog) return
  event.preventDefault()
  if (!dialog.open) dialog.showModal()
  dialog.querySelector('input')?.select()
}

opener?.addEventListener('click', (event) => {
  if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event)
})
dialog?.addEventListener('click', (event) => {
  if (event.target === dialog || (event.target as Element).closest('a')) dialog.close()
})
// A search field takes Escape to empty itself; in the dialog it closes at once.
dialog?.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  event.preventDefault()
  dialog.close()
})
document.addEventListener('keydown', (event) => {
  const target = event.target as HTMLElement
  const isTyping = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
  const isShortcut =
    (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) ||
    (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey))
  if (isShortcut) open(event)
})
