/**
 * Prints the bodies of entries, each revision once. Where its links lead differs from edition to edition: they are printed as
 * marks that are filled in as text. What else a body asks of the handbook (people, tiers, terms, images) is remembered with the
 * answers; where another edition answers otherwise, the body is printed again.
 */
import { text } from '../../words/text.ts'
import type { PrintedHtml, PrintRequest } from '../../markdown/html-printer.ts'
import { printWeb } from '../../markdown/html-printer.ts'
import type { PrintContext } from '../../markdown/vocabulary/component.ts'
import type { TreeFile } from '../../sources/git/objects.ts'
import { escapeHtml } from '../../plain/escape.ts'

export interface BodyPrinter {
  /** `revision` names the text and where it lies. */
  print(revision: string, request: PrintRequest): PrintedHtml
  /** How many bodies were printed so far. */
  count: number
  /** All that are known, to be kept; nothing is printed after that. */
  release(): KeptBodies
}

/** What a body asks for, in the order in which it asks. */
type Asked = Exclude<keyof PrintContext, 'link' | 'entry'>

interface Kept {
  pieces: readonly Piece[]
  printed: Omit<PrintedHtml, 'html'>
  /** Where links lead to, by the number in their mark. */
  places: readonly { kind: 'link' | 'entry'; to: string }[]
  questions: readonly { kind: Asked; about: string }[]
  answers: string
}

/** HTML that stays as it is but for marks of titles, or a link. */
type Piece = string | { place: number; before: string; after: string; label: string }

/** What was printed of one revision: mostly a single form. */
export type KeptForms = readonly Kept[]

/** By the names of revisions. */
export type KeptBodies = ReadonlyMap<string, KeptForms>

const mark = '\uFDD1'

/** So many forms of one revision are kept. */
const mostForms = 8

export function revisionName({ path, blob }: TreeFile): string {
  return `${blob} ${path}`
}

/** `known` is what was printed before. */
export function bodyPrinter(known: KeptBodies): BodyPrinter {
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
      let form = forms.find((each) => answersOf(each.questions, request) === each.answers)
      if (!form) {
        printer.count++
        form = printMarked(request)
        kept.set(revision, [...forms, form].slice(-mostForms))
      }
      return { ...form.printed, html: fill(form, request.context) }
    },
  }
  return printer
}

function printMarked(request: PrintRequest): Kept {
  const places: { kind: 'link' | 'entry'; to: string }[] = []
  const questions: { kind: Asked; about: string }[] = []
  const markFor = (kind: 'link' | 'entry', to: string) => `${mark}${places.push({ kind, to }) - 1}${mark}`
  const ask =
    <K extends Asked>(kind: K) =>
    (about: string) => {
      questions.push({ kind, about })
      return request.context[kind](about) as ReturnType<PrintContext[K]>
    }
  const context: PrintContext = {
    // An anchor and an address elsewhere are the same in all editions; they go through the sanitizer like everything else.
    link: (url) => (/^#|^[a-z][a-z0-9+.-]*:|^\/\//i.test(url) ? request.context.link(url) : markFor('link', url)),
    entry(to) {
      const place = markFor('entry', to)
      return { title: place, href: place }
    },
    picture: ask('picture'),
    image: ask('image'),
    person: ask('person'),
    tier: ask('tier'),
    term: ask('term'),
  }
  const { html, ...printed } = printWeb({ ...request, context })
  return { pieces: piecesOf(html), printed, places, questions, answers: answersOf(questions, request) }
}

/** The title is among them: a heading that says the same is left out. */
function answersOf(questions: Kept['questions'], { title, context }: PrintRequest): string {
  return JSON.stringify([title, ...questions.map(({ kind, about }) => context[kind](about) ?? null)])
}

const links = new RegExp(`<a ((?:[^>"]|"[^"]*")*?)href="${mark}(\\d+)${mark}"((?:[^>"]|"[^"]*")*)>(.*?)</a>`, 'gs')
const titles = new RegExp(`${mark}(\\d+)${mark}`, 'g')

/** Cut where links are, which is done once. */
function piecesOf(html: string): Piece[] {
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
    pieces.push(alone(html.slice(at, index)), { place: Number(number), before: alone(before), after: alone(after), label: alone(label) })
    at = index + length
  }
  return [...pieces, alone(html.slice(at))]
}

/** The same text without the whole that it was cut from, which would stay in memory with it. */
function alone(text: string): string {
  return Buffer.from(text).toString('utf8')
}

function fill({ pieces, places }: Kept, context: PrintContext): string {
  const titled = (html: string) =>
    html.includes(mark)
      ? html.replace(titles, (_, number: string) =>
          escapeHtml(context.entry(places[Number(number)]?.to ?? '')?.title ?? text.vocabulary.somePage),
        )
      : html
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return titled(piece)
      const { kind, to } = places[piece.place] ?? { kind: 'link', to: '' }
      const href = kind === 'entry' ? context.entry(to)?.href : context.link(to)
      const label = titled(piece.label)
      // A link that leads nowhere in this edition is its text alone.
      return href === undefined ? label : `<a ${titled(piece.before)}href="${escapeHtml(href)}"${titled(piece.after)}>${label}</a>`
    })
    .join('')
}
