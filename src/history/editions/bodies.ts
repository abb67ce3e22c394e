/**
 * Prints the bodies of entries, each revision once. Links differ between editions, so they're printed as marks and filled in later.
 * Everything else a body asks of the handbook (people, tiers, terms, images) is stored with the answers. If an edition's answers differ,
 * the body is printed again. A company's components may do anything with a link, so texts that use them have no marks.
 */
import { text } from '../../words/text.ts'
import type { PrintedHtml, PrintRequest } from '../../markdown/html-printer.ts'
import { printWeb } from '../../markdown/html-printer.ts'
import type { PrintContext } from '../../markdown/vocabulary/component.ts'
import { mayUseOwn, ourVocabulary } from '../../markdown/vocabulary/index.ts'
import type { TreeFile } from '../../sources/git/objects.ts'
import { escapeHtml } from '../../plain/escape.ts'

export interface BodyPrinter {
  /** `revision` identifies text and path. */
  print(revision: string, request: PrintRequest): PrintedHtml
  /** Number of bodies printed so far. */
  count: number
  /** Return all forms for the cache. Nothing is printed afterwards. */
  release(): KeptBodies
}

type Query = keyof PrintContext

interface KeptForm {
  pieces: readonly Piece[]
  printed: Omit<PrintedHtml, 'html'>
  /** Link targets, by the number in their mark. */
  places: readonly { kind: 'link' | 'entry'; to: string }[]
  questions: readonly { kind: Query; about: string }[]
  answers: string
}

/** HTML with marks for titles only, or a link. */
type Piece = string | { place: number; before: string; after: string; label: string }

/** The forms of one revision, usually just one. */
export type KeptForms = readonly KeptForm[]

/** By revision name. */
export type KeptBodies = ReadonlyMap<string, KeptForms>

const mark = '\uFDD1'

/** Number of forms to keep per revision. */
const maxForms = 8

export function nameRevision({ path, blob }: TreeFile): string {
  return `${blob} ${path}`
}

/** `known` holds earlier forms. */
export function createBodyPrinter(known: KeptBodies): BodyPrinter {
  let kept = new Map(known)
  const printer: BodyPrinter = {
    count: 0,
    release() {
      const all = kept
      kept = new Map()
      return all
    },
    print(revision, request) {
      const forms = kept.get(revision) ?? []
      let form = forms.find((each) => collectAnswers(each.questions, request) === each.answers)
      if (!form) {
        printer.count++
        form = printMarked(request)
        kept.set(revision, [...forms, form].slice(-maxForms))
      }
      return { ...form.printed, html: fillMarks(form, request.context) }
    },
  }
  return printer
}

function printMarked(request: PrintRequest): KeptForm {
  const places: { kind: 'link' | 'entry'; to: string }[] = []
  const questions: { kind: Query; about: string }[] = []
  const markFor = (kind: 'link' | 'entry', to: string) => `${mark}${places.push({ kind, to }) - 1}${mark}`
  const ask =
    <K extends Query>(kind: K) =>
    (about: string) => {
      questions.push({ kind, about })
      return request.context[kind](about) as ReturnType<PrintContext[K]>
    }
  const asking = {
    link: ask('link'),
    entry: ask('entry'),
    picture: ask('picture'),
    image: ask('image'),
    person: ask('person'),
    tier: ask('tier'),
    term: ask('term'),
  }
  const marking: PrintContext = {
    ...asking,
    // Anchors and external links are the same in all editions. The sanitizer handles them.
    link: (url) => (/^#|^[a-z][a-z0-9+.-]*:|^\/\//i.test(url) ? request.context.link(url) : markFor('link', url)),
    entry(to) {
      const place = markFor('entry', to)
      return { title: place, href: place }
    },
  }
  const context = mayUseOwn(request.text, request.vocabulary ?? ourVocabulary) ? asking : marking
  const { html, ...printed } = printWeb({ ...request, context })
  return { pieces: splitAtLinks(html), printed, places, questions, answers: collectAnswers(questions, request) }
}

/** Includes the title, as a heading that repeats it is left out. */
function collectAnswers(questions: KeptForm['questions'], { title, context }: PrintRequest): string {
  return JSON.stringify([title, ...questions.map(({ kind, about }) => context[kind](about) ?? null)])
}

const links = new RegExp(`<a ((?:[^>"]|"[^"]*")*?)href="${mark}(\\d+)${mark}"((?:[^>"]|"[^"]*")*)>(.*?)</a>`, 'gs')
const titles = new RegExp(`${mark}(\\d+)${mark}`, 'g')

/** Split the HTML at its links, once. */
function splitAtLinks(html: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const {
    0: { length },
    1: before = '',
    2: number,
    3: after = '',
    4: label = '',
    index,
  } of html.matchAll(links)) {
    pieces.push(detach(html.slice(at, index)), {
      place: Number(number),
      before: detach(before),
      after: detach(after),
      label: detach(label),
    })
    at = index + length
  }
  return [...pieces, detach(html.slice(at))]
}

/** Copy a substring, which would otherwise keep the whole string in memory. */
function detach(text: string): string {
  return Buffer.from(text).toString('utf8')
}

function fillMarks({ pieces, places }: KeptForm, context: PrintContext): string {
  const fillTitles = (html: string) =>
    html.includes(mark)
      ? html.replace(titles, (_, number: string) =>
          escapeHtml(context.entry(places[Number(number)]?.to ?? '')?.title ?? text.vocabulary.somePage),
        )
      : html
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return fillTitles(piece)
      const { kind, to } = places[piece.place] ?? { kind: 'link', to: '' }
      const href = kind === 'entry' ? context.entry(to)?.href : context.link(to)
      const label = fillTitles(piece.label)
      // A link that's broken in this edition becomes plain text.
      return href === undefined ? label : `<a ${fillTitles(piece.before)}href="${escapeHtml(href)}"${fillTitles(piece.after)}>${label}</a>`
    })
    .join('')
}
