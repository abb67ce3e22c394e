/**
 * `<handbook-news plan offering version count>`: the latest changes of a plan and version, on pages of the product. Runs on sites that know
 * nothing of the handbook: its text inherits their font and colours, and it stores nothing. Bundled for browsers.
 */
import { isMinor, isPrerelease, lineOf } from '../../plain/versions.ts'

export interface NewsWords {
  lang: string
  direction: 'ltr' | 'rtl'
  title: string
  all: string
  none: string
  failed: string
  breaking: string
  /** Labels of kinds of changes. */
  types: Readonly<Record<string, string>>
}

/** Filled in by the build. */
declare const __HANDBOOK_NEWS_WORDS__: NewsWords

/** The keys of `changelog.json` that are used here. */
interface NewsFile {
  built: string
  page: string
  plans: readonly { id: string }[]
  offerings: readonly { id: string }[]
  entries: readonly NewsEntry[]
  next?: string
}

interface NewsEntry {
  url: string
  title: string
  description?: string
  type?: string
  status: string
  date: string
  breaking?: unknown
  reach: readonly { offering: string; on?: string; releases: readonly string[]; plans: readonly string[] }[]
}

interface Wanted {
  plan: string | undefined
  offering: string | undefined
  version: string | undefined
}

const words = __HANDBOOK_NEWS_WORDS__
const first = new URL('changelog.json', import.meta.url).href
/** Files to look through for a version that is long out. */
const maxFiles = 5
const maxCount = 50

const loaded = new Map<string, Promise<NewsFile>>()

/** Elements on the same page share a file. One that failed is asked for again. */
function load(url: string): Promise<NewsFile> {
  const file =
    loaded.get(url) ??
    fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' }).then((answer) => {
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
      return answer.json() as Promise<NewsFile>
    })
  loaded.set(url, file)
  file.catch(() => loaded.delete(url))
  return file
}

/** Newest first. */
async function findNews(wanted: Wanted, count: number): Promise<{ page: string; entries: NewsEntry[] }> {
  const file = await load(first)
  warnOfUnknown('plan', wanted.plan, file.plans)
  warnOfUnknown('offering', wanted.offering, file.offerings)
  const entries: NewsEntry[] = []
  let part: NewsFile | undefined = file
  for (let files = 1; part; files++) {
    const today = part.built.slice(0, 10)
    entries.push(...part.entries.filter((entry) => isFor(entry, wanted, today)))
    part = part.next !== undefined && entries.length < count && files < maxFiles ? await load(part.next) : undefined
  }
  return { page: file.page, entries: entries.slice(0, count) }
}

/** For the developer of the page; readers see the list of what was asked for, which is empty. */
function warnOfUnknown(name: string, id: string | undefined, known: readonly { id: string }[]): void {
  if (id !== undefined && !known.some((each) => each.id === id))
    console.warn(`<handbook-news>: There is no ${name} "${id}". Use one of: ${known.map((each) => each.id).join(', ')}.`)
}

function isFor({ status, reach }: NewsEntry, { plan, offering, version }: Wanted, today: string): boolean {
  if (status === 'withdrawn') return false
  return reach.some(
    (each) =>
      (offering === undefined || each.offering === offering) &&
      // Everyone gets an offering without plans, so pages must name it.
      (plan === undefined || each.plans.includes(plan) || (each.plans.length === 0 && offering !== undefined)) &&
      each.on !== undefined &&
      each.on <= today &&
      // Without an offering, a version means one that has versions.
      (version === undefined || (each.releases.length === 0 ? offering !== undefined : hasChange(version, each.releases))),
  )
}

/** Whether a version has what these releases ship. Those of its own major version decide, as an older one may get more releases later. */
function hasChange(version: string, releases: readonly string[]): boolean {
  const majorOf = (each: string) => each.split('.')[0]
  const own = releases.filter((each) => majorOf(each) === majorOf(version))
  return (own.length > 0 ? own : releases).some(
    // A patch is only in its own line.
    (each) => compareVersions(each, version) <= 0 && (isMinor(each) || lineOf(each) === lineOf(version)),
  )
}

function compareVersions(a: string, b: string): number {
  const numbers = (version: string) =>
    version
      .replace(/[-+].*/, '')
      .split('.')
      .map(Number)
  const [one, other] = [numbers(a), numbers(b)]
  for (let index = 0; index < 3; index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0)
    if (difference !== 0) return difference
  }
  return isPrerelease(a) && isPrerelease(b)
    ? a.localeCompare(b, 'en', { numeric: true })
    : Number(isPrerelease(b)) - Number(isPrerelease(a))
}

const sheet = new CSSStyleSheet()
sheet.replaceSync(`
  :host { display: block }
  :host([hidden]) { display: none }
  h2 { font-size: 1.25em; line-height: 1.3; margin: 0 0 .75em }
  ol { list-style: none; margin: 0; padding: 0 }
  li { margin: 0 0 1em }
  p { margin: .25em 0 0; line-height: 1.5; overflow-wrap: anywhere }
  a { color: inherit; font-weight: 600; text-underline-offset: .15em }
  a:hover { text-decoration-thickness: 2px }
  a:focus-visible { outline: 2px solid currentColor; outline-offset: 2px }
  .meta { font-size: .875em; margin: 0 }
  .mark { border: 1px solid; border-radius: .25em; padding: 0 .35em; margin-inline-start: .5em }
`)

class HandbookNews extends HTMLElement {
  static observedAttributes = ['plan', 'offering', 'version', 'count']
  /** Counts changes of attributes, so that a late answer to an earlier question is dropped. */
  #asked = 0

  connectedCallback(): void {
    void this.#show()
  }

  attributeChangedCallback(): void {
    if (this.isConnected) void this.#show()
  }

  async #show(): Promise<void> {
    const asked = ++this.#asked
    // A framework sets attributes one by one.
    await null
    if (asked !== this.#asked) return
    const wanted = { plan: this.#read('plan'), offering: this.#read('offering'), version: this.#read('version')?.replace(/^v/i, '') }
    const count = Math.min(Math.max(Math.trunc(Number(this.#read('count') ?? 5)) || 5, 1), maxCount)
    let content: Node[]
    try {
      const { page, entries } = await findNews(wanted, count)
      const list = make('ol', {}, ...entries.map(printEntry))
      content = [entries.length > 0 ? list : make('p', {}, words.none), make('p', {}, make('a', { href: page }, words.all))]
    } catch {
      content = [make('p', { role: 'status' }, words.failed)]
    }
    if (asked !== this.#asked) return
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [sheet]
    const title = make('h2', { id: 'title', part: 'title' }, words.title)
    root.replaceChildren(make('section', { lang: words.lang, dir: words.direction, 'aria-labelledby': 'title' }, title, ...content))
  }

  /** An empty attribute is none. */
  #read(name: string): string | undefined {
    return this.getAttribute(name)?.trim() || undefined
  }
}

function printEntry({ url, title, description, type, date, breaking }: NewsEntry): HTMLElement {
  const marks = [breaking ? words.breaking : undefined, type === undefined ? undefined : (words.types[type] ?? type)]
  const day = new Date(`${date}T00:00:00Z`).toLocaleDateString(words.lang, { dateStyle: 'medium', timeZone: 'UTC' })
  return make(
    'li',
    { part: 'entry' },
    make('a', { href: url }, title),
    make(
      'p',
      { class: 'meta' },
      make('time', { datetime: date }, day),
      ...marks.flatMap((mark) => (mark ? [' ', make('span', { class: 'mark' }, mark)] : [])),
    ),
    ...(description === undefined ? [] : [make('p', {}, description)]),
  )
}

/** Texts are never read as markup. */
function make(name: string, attributes: Readonly<Record<string, string>>, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children)
  return element
}

// The script may be on a page twice.
if (!customElements.get('handbook-news')) customElements.define('handbook-news', HandbookNews)
