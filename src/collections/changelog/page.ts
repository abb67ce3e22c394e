/** The page of a changelog entry: when it came and for whom, what to do, and its pictures. */
import type { ElementContent } from 'hast'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { printPicture } from '../../markdown/picture.ts'
import { badge, day, definitions, element, linksTo } from '../../page/elements.ts'
import { mark, type PageParts, section, sections } from '../../page/section.ts'
import { text } from '../../words/text.ts'
import { changeLineOf } from './change-line.ts'
import { type Medium, mediaOf } from './media.ts'
import { planMarks } from './page-list.ts'
import { releasesOfEntry } from './view.ts'

export function changelogPage(entry: Entry<'changelog'>, handbook: Handbook): PageParts {
  const { type, breaking, status, revisions, highlight } = entry.data
  const line = changeLineOf(entry, handbook)
  const releases = releasesOfEntry(entry, handbook)
  const media = mediaOf(entry, handbook)
  return {
    marks: [
      mark(day(line.day), text.markdownPage.day),
      ...(breaking ? [mark(badge('breaking'))] : []),
      mark(badge(type), text.markdownPage.kind),
      ...(releases.length > 0 ? [mark(linksTo(releases), text.markdownPage.release, text.changelog.in)] : []),
      ...(highlight ? [mark(element('span', { class: 'mark' }, text.changelog.highlight))] : []),
      ...(status === 'withdrawn' ? [mark(badge('withdrawn'))] : []),
      mark(planMarks(line)),
    ],
    notice: status === 'withdrawn' ? [withdrawnNotice(revisions?.at(-1))] : [],
    sections: sections(media.length > 0 && { content: media.map(figure), isProse: true }, breaking && whatToDo(breaking)),
  }
}

/** Stands above an entry that was published and taken back. */
function withdrawnNotice(last: { on: string; note: string } | undefined): ElementContent {
  const title = text.changelog.withdrawn
  const head = element('p', { class: 'callout-title' }, title, last && [' ', day(last.on)])
  const properties = { class: 'callout callout-caution page-notice', role: 'note', ariaLabel: title }
  return element('div', properties, head, element('p', {}, last?.note ?? text.changelog.doesNotHold))
}

function whatToDo({ impact, action, automated }: { impact: string; action: string; automated: boolean }) {
  const words = text.changelog
  const rows = [
    [words.whoNotices, impact],
    [words.action, action],
    ...(automated ? [[words.automatic, words.byItself] as const] : []),
  ] as const
  return section('what-to-do', words.whatToDo, [definitions(rows)], { isProse: true })
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
