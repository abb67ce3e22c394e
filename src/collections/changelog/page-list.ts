/** A list of changelog entries, each with its type, its date and the plans and offerings that get it. */
import type { ElementContent } from 'hast'
import { printPicture } from '../../markdown/picture.ts'
import { badge, type Content, day, element, linkTo, spaced } from '../../page/elements.ts'
import { listInWords } from '../../words/lists.ts'
import { text } from '../../words/text.ts'
import type { ChangeLine } from './change-line.ts'

export interface ChangeListOptions {
  /** Heading level of the titles. */
  depth?: 3 | 4
  /** Whether breaking changes show their action. */
  withAction?: boolean
  /** Whether the browser filters the list: each entry has its filter values. */
  isFiltered?: boolean
  /** Whether each entry shows its first picture. */
  withPictures?: boolean
}

export function changeList(
  lines: readonly ChangeLine[],
  { depth = 3, withAction = false, isFiltered = false, withPictures = false }: ChangeListOptions = {},
): ElementContent {
  return element(
    'ul',
    { class: 'entry-list change-list' },
    lines.map((line) => {
      const { entry, tiers, onlyOn } = line
      const { highlight, status } = entry.data
      const name = [highlight && 'change-highlight', status === 'withdrawn' && 'change-withdrawn'].filter(Boolean).join(' ')
      return element(
        'li',
        { class: name || undefined, ...(isFiltered && foundBy(line)) },
        element('p', { class: 'entry-meta' }, spaced(marksOf(line))),
        element(`h${depth}`, {}, linkTo(entry)),
        element('p', {}, entry.description, withAction && actionOf(entry)),
        (tiers.length > 0 || onlyOn.length > 0) && element('p', { class: 'change-reach' }, planMarks(line)),
        withPictures && pictureLink(line),
      )
    }),
  )
}

/** Width of a picture in a list, in pixels. */
const pictureWidth = 352

/** The title is the link for the keyboard; this one is for people who click the picture. */
function pictureLink({ entry, picture: medium }: ChangeLine): Content {
  if (!medium || entry.url === undefined) return false
  const { picture, alt } = medium
  const width = Math.min(pictureWidth, picture.size?.width ?? pictureWidth)
  // The picture is hidden until it's in view, so the link has a name of its own.
  return element('a', { class: 'change-picture', href: entry.url, tabIndex: -1, ariaLabel: alt }, printPicture(picture, { alt, width }))
}

function marksOf({ entry, day: on }: ChangeLine): Content[] {
  const { type, breaking, status, highlight } = entry.data
  return [
    day(on),
    breaking !== undefined && badge('breaking'),
    type !== undefined && badge(type),
    highlight === true && element('span', { class: 'mark' }, text.changelog.highlight),
    status === 'withdrawn' && badge('withdrawn'),
    entry.isDraft && badge('draft'),
  ]
}

function actionOf({ data: { breaking } }: ChangeLine['entry']): Content {
  return Boolean(breaking?.action) && [' ', element('strong', {}, `${text.changelog.whatToDo}:`), ` ${breaking?.action}`]
}

function foundBy({ entry, found }: ChangeLine): Record<string, string | undefined> {
  const ids = (values: readonly string[]) => values.join(' ') || undefined
  const { uid, type } = entry.data
  return {
    dataUid: uid,
    dataType: type,
    dataTier: ids(found.tiers),
    dataOffering: ids(found.offerings),
    dataArea: ids(found.areas),
  }
}

/** The plans of an entry, with their names then and now. */
export function planMarks({ tiers, onlyOn }: ChangeLine): Content {
  const marks = tiers === 'undecided' ? [{ name: text.changelog.undecided, today: undefined, isRetired: true }] : tiers
  return [
    marks.map(({ name, today, isRetired }) => [
      element(
        'span',
        { class: isRetired ? 'tier tier-retired' : 'tier' },
        today === undefined ? name : text.changelog.nowCalled(name, today),
      ),
      ' ',
    ]),
    onlyOn.length > 0 && element('span', {}, text.changelog.onlyOn(listInWords(onlyOn))),
  ]
}
