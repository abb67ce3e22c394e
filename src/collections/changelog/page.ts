/** A changelog entry's page: when it came and for whom, corrections, actions, and its pictures. */
import type { ElementContent } from 'hast'
import type { Entry } from '../../graph/entry.ts'
import { linkOfEntry } from '../../graph/link.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { printPicture } from '../../markdown/picture.ts'
import { badge, type Content, day, definitions, element, linksTo, linkTo, list } from '../../page/elements.ts'
import { mark, type PageParts, type Section, section, sections } from '../../page/section.ts'
import { text } from '../../words/text.ts'
import { findRelease } from '../releases/order.ts'
import { changeLineOf } from './change-line.ts'
import { type Medium, mediaOf } from './media.ts'
import { planMarks } from './page-list.ts'
import { reachDetails } from './page-reach.ts'
import { isWithdrawn, releasesOfEntry } from './view.ts'

const words = text.changelog

export function changelogPage(entry: Entry<'changelog'>, handbook: Handbook): PageParts {
  const { type, breaking, deprecation, security, highlight } = entry.data
  const line = changeLineOf(entry, handbook)
  const releases = releasesOfEntry(entry, handbook)
  const media = mediaOf(entry, handbook)
  return {
    marks: [
      mark(day(line.day), text.markdownPage.day),
      ...(breaking ? [mark(badge('breaking'))] : []),
      ...(type === undefined ? [] : [mark(badge(type), text.markdownPage.kind)]),
      ...(releases.length > 0 ? [mark(linksTo(releases), text.markdownPage.release, words.in)] : []),
      ...(highlight ? [mark(element('span', { class: 'mark' }, words.highlight))] : []),
      ...(isWithdrawn(entry) ? [mark(badge('withdrawn'))] : []),
      mark(planMarks(line)),
    ],
    notice: noticesOf(entry),
    details: reachDetails(entry, handbook),
    ...(breaking && { action: whatToDo(breaking) }),
    sections: sections(
      media.length > 0 && { content: media.map(figure), isProse: true },
      deprecation && deprecationSection(deprecation, handbook),
      security && securitySection(security, handbook),
      featureSection(entry, handbook),
    ),
  }
}

type Data = Entry<'changelog'>['data']

/** The withdrawal, explained by the last revision, then other revisions, newest first. */
function noticesOf(entry: Entry<'changelog'>): Section[] {
  const { revisions = [] } = entry.data
  const isOver = isWithdrawn(entry)
  const last = isOver ? revisions.at(-1) : undefined
  return [
    ...(isOver ? [dated('caution', words.withdrawn, last?.on, last?.note ?? words.doesNotHold)] : []),
    ...revisions
      .filter((revision) => revision !== last)
      .toReversed()
      .map(({ on, note }) => dated('important', words.updated, on, note)),
  ]
}

function dated(kind: 'caution' | 'important', title: string, on: string | undefined, said: string): Section {
  const properties = { class: `callout callout-${kind} page-notice`, role: 'note', ariaLabel: title }
  const head = element('p', { class: 'callout-title' }, title, on !== undefined && [' ', day(on)])
  return { content: [element('div', properties, head, element('p', {}, said))] }
}

/** The single box that says who must act, and how. */
function whatToDo({ impact, action, automated }: NonNullable<Data['breaking']>): ElementContent[] {
  const rows = filled([words.whoNotices, impact], [words.action, action], [words.automatic, automated && words.byItself])
  const properties = { class: 'callout callout-important page-notice', role: 'note', ariaLabel: words.whatToDo, id: 'what-to-do' }
  const title = element('p', { class: 'callout-title' }, words.whatToDo)
  return rows.length > 0 ? [element('div', properties, title, definitions(rows))] : []
}

/** Number of features named at once. */
const mostFeatures = 5

function featureSection({ data: { features = [] } }: Entry<'changelog'>, handbook: Handbook): Section | false {
  const links = features.flatMap((id) => handbook.entryIndex.find('features', id) ?? []).map(linkOfEntry)
  if (links.length === 0) return false
  const [shown, more] = [links.slice(0, mostFeatures), links.slice(mostFeatures)]
  const fold = element('details', { class: 'fold' }, element('summary', {}, text.chrome.more(more.length)), list(more.map(linkTo)))
  return section('features', words.features, [list(shown.map(linkTo)), more.length > 0 && fold], {
    isProse: true,
    isUnsent: true,
  })
}

function deprecationSection({ announced, removal, replacement }: NonNullable<Data['deprecation']>, handbook: Handbook): Section | false {
  const rows = filled(
    [words.deprecatedIn, releaseLinks([announced], handbook)],
    [words.removedIn, releaseLinks([removal], handbook)],
    [words.replacement, replacement],
  )
  return rows.length > 0 && section('deprecation', words.deprecation, [definitions(rows)], { isProse: true })
}

function securitySection({ ids, severity, affected, fixedIn, credit }: NonNullable<Data['security']>, handbook: Handbook): Section {
  const rows = filled(
    [words.identifiers, ids?.join(', ')],
    [words.severity, severity && words.severities[severity]],
    [words.affected, affected],
    [words.fixedIn, releaseLinks(fixedIn, handbook)],
    [words.reportedBy, credit],
  )
  return section('security', words.security, [definitions(rows)], { isProse: true })
}

/** The rows that have a value. */
function filled(...rows: readonly (readonly [label: string, value: Content])[]) {
  return rows.filter(([, value]) => value !== undefined && value !== false && value !== '')
}

/** Only releases that these readers can see; undefined if there are none. */
function releaseLinks(versions: readonly string[], handbook: Handbook): Content {
  const releases = versions.flatMap((version) => findRelease(handbook, version) ?? [])
  return releases.length > 0 ? linksTo(releases) : undefined
}

function figure({ kind, picture, alt, caption }: Medium): ElementContent {
  const shown =
    kind === 'image'
      ? printPicture(picture, { alt })
      : element('video', { src: picture.src, ariaLabel: alt, controls: true, preload: 'metadata' })
  return element(
    'figure',
    { class: kind === 'video' ? 'video' : undefined },
    shown,
    caption !== undefined && element('figcaption', {}, caption),
  )
}
