/**
 * Prints the bodies of entries, each revision once. Where its links lead differs from edition to edition: they are printed as
 * marks that are filled in as text. What else a body asks of the handbook (people, tiers, terms, images) is remembered with the
 * answers; where another edition answers otherwise, the body is printed again.
 */
import { editionText } from '../interface/editions.ts'
import type { PrintedHtml, PrintRequest } from '../markdown/html-printer.ts'
import { printWeb } from '../markdown/html-printer.ts'
import type { PrintContext } from '../markdown/vocabulary/component.ts'
import { escapeHtml } from './markup.ts'

export interface BodyPrinter {
  /** `revision` names the text and where it lies. */
  print(revision: string, request: PrintRequest): PrintedHtml
  /** How many bodies were printed so far. */
  count: number
}

/** What a body asks for, in the order in which it asks. */
type Asked = Exclude<keyof PrintContext, 'link' | 'entry'>

interface Kept {
  printed: PrintedHtml
  /** Where links lead to, by the number in their mark. */
  places: readonly { kind: 'link' | 'entry'; to: string }[]
  questions: readonly { kind: Asked; about: string }[]
  answers: string
}

const mark = '\uFDD1'

export function bodyPrinter(): BodyPrinter {
  const kept = new Map<string, Kept[]>()
  const printer: BodyPrinter = {
    count: 0,
    print(revision, request) {
      const forms = kept.get(revision) ?? []
      let form = forms.find((each) => answersOf(each.questions, request.context) === each.answers)
      if (!form) {
        printer.count++
        form = printMarked(request)
        kept.set(revision, [...forms, form])
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
  const printed = printWeb({ ...request, context })
  return { printed, places, questions, answers: answersOf(questions, request.context) }
}

function answersOf(questions: Kept['questions'], context: PrintContext): string {
  return JSON.stringify(questions.map(({ kind, about }) => context[kind](about) ?? null))
}

const links = new RegExp(`<a ((?:[^>"]|"[^"]*")*?)href="${mark}(\\d+)${mark}"((?:[^>"]|"[^"]*")*)>(.*?)</a>`, 'gs')
const titles = new RegExp(`${mark}(\\d+)${mark}`, 'g')

/** A link that leads nowhere in this edition is its text alone. */
function fill({ printed, places }: Kept, context: PrintContext): string {
  const answer = (number: string) => {
    const { kind, to } = places[Number(number)] ?? { kind: 'link', to: '' }
    return kind === 'entry' ? context.entry(to) : { href: context.link(to) }
  }
  return printed.html
    .replace(links, (_, before: string, number: string, after: string, label: string) => {
      const href = answer(number)?.href
      return href === undefined ? label : `<a ${before}href="${escapeHtml(href)}"${after}>${label}</a>`
    })
    .replace(titles, (_, number: string) => escapeHtml(context.entry(places[Number(number)]?.to ?? '')?.title ?? editionText.somePage))
}
