/** A release's page: notices, changes, known issues, support and patches. */
import { collectUpgradeData } from '../../answers/upgrade/collect.ts'
import { defaultTarget, versionsWithAnswers } from '../../answers/upgrade/static-answers.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { type Content, day, element, factValue, linkTo, list } from '../../page/elements.ts'
import { type Mark, mark, type PageParts, type Section, section, sections } from '../../page/section.ts'
import { calendarText as words } from '../../words/calendar.ts'
import { valueName } from '../../words/names.ts'
import { text } from '../../words/text.ts'
import { changeLineOf } from '../changelog/change-line.ts'
import { changeList } from '../changelog/page-list.ts'
import { entriesOfRelease, groupByUrgency } from '../changelog/view.ts'
import type { Release } from './order.ts'
import { emptyNote } from './page-summary.ts'
import { type KnownIssue, knownIssuesOf, type ReleaseState, stateOf } from './view.ts'

export function releasePage(release: Entry<'releases'>, handbook: Handbook): PageParts {
  const state = stateOf(release, handbook)
  const groups = groupByUrgency(entriesOfRelease(handbook, release))
  const issues = knownIssuesOf(release, handbook)
  const empty = emptyNote(release, handbook)
  const hasUpgrade = versionsWithAnswers(collectUpgradeData(handbook)).includes(release.id)
  return {
    marks: supportMark(state),
    notice: [...noticesOf(state), ...unsupportedNotice(release, state, handbook)],
    sections: sections(
      empty !== undefined && { content: [element('p', {}, empty)], isUnsearched: true },
      groups.length > 0 &&
        section(
          'entries',
          text.releases.brings,
          groups.map(([group, entries]) =>
            element(
              'div',
              { class: 'release-group' },
              element('h3', { id: `_${group}` }, words.groups[group]),
              changeList(
                entries.map((each) => changeLineOf(each, handbook)),
                { depth: 4, withAction: true },
              ),
            ),
          ),
        ),
      hasUpgrade && {
        content: [
          element(
            'p',
            { class: 'more' },
            linkTo({ title: text.releases.upgradeTo(release.title), url: `/changelog/upgrade/${release.id}/` }),
          ),
        ],
        isOfToday: true,
        isUnsearched: true,
        isUnsent: true,
      },
      issues.length > 0 && section('known-issues', text.releases.knownIssues, [list(issues.map(issueLine))], { isProse: true }),
      supportSection(state),
      releaseRows('_patches', words.patchesOf, state.patches),
      releaseRows('_prereleases', words.prereleasesOf, state.prereleases),
    ),
  }
}

/** Notice that it was withdrawn, is planned, or requires a stop on the way. */
function noticesOf({ yanked, isPlanned, prerelease, stop }: ReleaseState): Section[] {
  const notice = (name: string, ...content: readonly Content[]): Section => ({ content: [element('div', { class: name }, content)] })
  const paragraph = (...content: readonly Content[]) => element('p', {}, content)
  return [
    ...(yanked
      ? [
          notice(
            'release-notice release-yanked',
            paragraph(element('strong', {}, words.isYanked), ' ', yanked.reason),
            yanked.instead && paragraph(`${words.takeInstead} `, linkTo(yanked.instead)),
          ),
        ]
      : []),
    ...(prerelease
      ? [notice('release-notice', paragraph(words.isPrerelease, prerelease.of && [` ${words.prepares} `, linkTo(prerelease.of), '.']))]
      : []),
    ...(isPlanned ? [notice('release-notice', paragraph(words.isPlanned))] : []),
    ...(stop ? [notice('release-notice', paragraph(`${words.stopAt} `, element('strong', {}, factValue(stop)), '.'))] : []),
  ]
}

/** How long it's supported. If it's out of support, a notice says so. */
function supportMark({ support }: ReleaseState): Mark[] {
  if (!support?.isSupported) return []
  return [mark(support.until === undefined ? words.supportNoEnd : element('span', {}, `${words.supportLeft} `, day(support.until)))]
}

/** Notice that it's out of support, and where to upgrade. */
function unsupportedNotice(release: Release, { support }: ReleaseState, handbook: Handbook): Section[] {
  if (!support || support.isSupported) return []
  const target = defaultTarget(collectUpgradeData(handbook))
  const since = support.until === undefined ? words.isUnsupported : [`${words.supportOver} `, day(support.until)]
  const title = target === undefined ? '' : words.upgradeFrom(target)
  const url = `/changelog/upgrade/?from=${release.id}`
  const content = [element('p', {}, element('strong', {}, since, '.'), target !== undefined && [' ', linkTo({ title, url }), '.'])]
  return [
    { content: [element('div', { class: 'release-notice release-yanked' }, content)], isOfToday: true, isUnsearched: true, isUnsent: true },
  ]
}

function issueLine({ text: fault, url, fixedIn }: KnownIssue): Content {
  return [linkTo({ title: fault, url }), fixedIn && [` ${text.releases.fixedIn} `, factValue(fixedIn), '.']]
}

function supportSection({ support, opener, patches }: ReleaseState): Section | false {
  if (!support && !opener && patches.length === 0) return false
  const ended = support?.endedBy && [`, ${words.supportEndedBy} `, linkTo(support.endedBy)]
  return section(
    '_support',
    words.support,
    [
      support &&
        element(
          'p',
          {},
          support.until === undefined
            ? `${words.supportNoEnd}.`
            : [`${support.isSupported ? words.supportLeft : words.supportOver} `, day(support.until), ended],
        ),
      opener && element('p', {}, `${words.opens} `, linkTo(opener), '.'),
    ],
    { isUnsearched: true, isUnsent: true },
  )
}

function releaseRows(id: string, title: string, releases: readonly Release[]): Section | false {
  if (releases.length === 0) return false
  const rows = releases.map((release) => {
    const { date, headline, status } = release.data
    return [
      element('span', {}, day(date)),
      ' ',
      element('strong', {}, linkTo(release), headline !== undefined && `: ${headline}`),
      status !== 'released' && [' ', element('span', {}, valueName(status))],
    ]
  })
  // Search finds each of them by itself.
  return section(id, title, [list(rows, 'rows')], { isUnsearched: true, isUnsent: true })
}
