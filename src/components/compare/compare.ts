/** Compares the two editions named in the URL. */
import { compareText as text } from '../../words/compare.ts'
import { comparePages, type PageChange, type PageTable, editionPosition, todayName } from '../../answers/editions/compare.ts'
import type { EditionIndex } from '../../answers/editions/edition-index.ts'

const kinds = ['changed', 'added', 'renamed', 'removed'] as const

class HandbookCompare extends HTMLElement {
  connectedCallback(): void {
    const query = new URLSearchParams(location.search)
    const [from, to] = [query.get('from'), query.get('to')]
    if (from === null || to === null) return
    for (const [name, value] of [
      ['from', from],
      ['to', to],
    ] as const) {
      const select = this.querySelector<HTMLSelectElement>(`[name=${name}]`)
      if (select && [...select.options].some((option) => option.value === value)) select.value = value
    }
    this.dataset['late'] = ''
    void this.show(from, to)
      .catch(() => this.say(text.failed))
      .finally(() => this.removeAttribute('data-late'))
  }

  private say(words: string): void {
    const status = this.querySelector('[data-status]')
    if (status) status.textContent = words
  }

  private async show(from: string, to: string): Promise<void> {
    this.say(text.loading)
    const index = await load<EditionIndex>(this.dataset['index'] ?? '')
    const positions = [editionPosition(index, from), editionPosition(index, to)] as const
    const unknown = [from, to].find((_, side) => positions[side] === undefined)
    const [first, second] = positions
    if (first === undefined || second === undefined) return this.say(text.unknown(unknown ?? ''))
    if (first === second) return this.say(text.same(editionTitle(from)))
    const table = (name: string) => load<PageTable>(`${this.dataset['tables']}${encodeURIComponent(name)}.json`)
    const changes = comparePages(index, [first, second], await Promise.all([table(from), table(to)]))
    const prefixes = [first, second].map((place) => index.base.replace(/\/+$/, '') + (index.editions[place]?.url.slice(0, -1) ?? '')) as [
      string,
      string,
    ]
    const groups = kinds.map((kind) => changes.filter((change) => change.kind === kind))
    const counts = Object.fromEntries(kinds.map((kind, place) => [kind, groups[place]?.length ?? 0])) as Record<PageChange['kind'], number>
    this.querySelector('[data-result]')?.replaceChildren(...groups.flatMap((group) => groupSection(group, prefixes)))
    this.say(text.result(editionTitle(from), editionTitle(to), counts))
  }
}

function editionTitle(name: string): string {
  return name === todayName ? text.today : name
}

async function load<T>(address: string): Promise<T> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(response.statusText)
  return (await response.json()) as T
}

function groupSection(changes: readonly PageChange[], prefixes: readonly [string, string]): HTMLElement[] {
  const kind = changes[0]?.kind
  if (kind === undefined) return []
  const section = element('section', '', 'list-group changes-group')
  const list = element('ul', '', 'entry-list changes')
  list.append(...changes.map((change) => changeItem(change, prefixes)))
  section.append(element('h2', text.groups[kind]), list)
  return [section]
}

function changeItem({ title, from, to, kind, isChanged }: PageChange, [old, now]: readonly [string, string]): HTMLElement {
  const item = document.createElement('li')
  const link = element('a', title) as HTMLAnchorElement
  link.href = to === undefined ? old + from : now + to
  const heading = document.createElement('h3')
  heading.append(link)
  item.append(heading)
  if (kind === 'renamed' && from !== undefined) item.append(element('p', text.before(from)))
  if (isChanged) item.append(foldedDifference([old, from ?? ''], [now, to ?? '']))
  return item
}

/** Loaded and compared when opened. */
function foldedDifference(from: readonly [string, string], to: readonly [string, string]): HTMLElement {
  const fold = element('details', '', 'fold')
  const place = document.createElement('div')
  fold.append(element('summary', text.differences), place)
  fold.addEventListener(
    'toggle',
    () => {
      void import('./page-difference.ts')
        .then(({ diffPages }) => diffPages(from, to))
        .then((found) => place.replaceChildren(found ?? element('p', text.facts)))
        .catch(() => place.replaceChildren(element('p', text.failed)))
    },
    { once: true },
  )
  return fold
}

function element(name: string, content: string, className = ''): HTMLElement {
  const element = document.createElement(name)
  element.textContent = content
  if (className) element.className = className
  return element
}

customElements.define('handbook-compare', HandbookCompare)
