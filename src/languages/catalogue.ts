/**
 * All text that readers see, in one tree: English, until a configuration replaces some of it. To add text, write it next to what shows it,
 * and name it here and in `de`.
 */
import { collections } from '../collections/table.ts'
import { changelogText } from '../collections/changelog/browser-words.ts'
import { roadmapText } from '../collections/roadmap/browser-words.ts'
import { strategyText } from '../collections/strategy/words.ts'
import { aboutText } from '../words/about.ts'
import { boardText } from '../words/board.ts'
import { broadcastText } from '../words/broadcast.ts'
import { calendarText } from '../words/calendar.ts'
import { changeWords } from '../words/change-words.ts'
import { changesText } from '../words/changes.ts'
import { compareText } from '../words/compare.ts'
import { language } from '../words/dates.ts'
import { diffText } from '../words/diff.ts'
import { differencesText } from '../words/differences.ts'
import { editionSwitchText } from '../words/edition-switch.ts'
import { editionText } from '../words/editions.ts'
import { feedText } from '../words/feeds.ts'
import { filterText } from '../words/filter.ts'
import { matrixText } from '../words/matrix.ts'
import { nameText } from '../words/names.ts'
import { newsText } from '../words/news.ts'
import { planningText } from '../words/planning.ts'
import { rankingText } from '../words/ranking.ts'
import { redactionText } from '../words/redactions.ts'
import { searchText } from '../words/search.ts'
import { searchNames } from '../words/search-names.ts'
import { searchWords } from '../words/search-words.ts'
import { sitePageText } from '../words/site-pages.ts'
import { staffListText } from '../words/staff-lists.ts'
import { decisionText, openingText, reportingText } from '../words/team.ts'
import { text } from '../words/text.ts'
import { traceText } from '../words/trace.ts'
import { upgradeText } from '../words/upgrade.ts'
import { waitingText } from '../words/waiting.ts'
import { whatsNewText } from '../words/whats-new.ts'

const namedOptions = ['title', 'about', 'label', 'searchWords'] as const
type NamedOption = (typeof namedOptions)[number]
/** What readers see of a definition. */
type Names<C> = { [Option in keyof C & NamedOption as C[Option] extends null ? never : Option]: C[Option] }

/** Copies what readers see of a definition; `useWords` puts it back. */
function namesOf<C extends { readonly [Option in NamedOption]?: unknown }>(definition: C): Names<C> {
  const found = namedOptions.filter((option) => typeof definition[option] === 'string' || Array.isArray(definition[option]))
  return Object.fromEntries(found.map((option) => [option, definition[option]])) as Names<C>
}

/** Text in use. Its values are replaced in place, so read each one when you need it. */
export const words = {
  language,
  site: text,
  sitePages: sitePageText,
  about: aboutText,
  names: nameText,
  collections: {
    handbook: namesOf(collections.handbook),
    roles: namesOf(collections.roles),
    strategy: namesOf(collections.strategy),
    objectives: namesOf(collections.objectives),
    roadmap: namesOf(collections.roadmap),
    milestones: namesOf(collections.milestones),
    decisions: namesOf(collections.decisions),
    openings: namesOf(collections.openings),
    features: namesOf(collections.features),
    releases: namesOf(collections.releases),
    changelog: namesOf(collections.changelog),
    glossary: namesOf(collections.glossary),
  },
  changelogList: changelogText,
  roadmapList: roadmapText,
  filter: filterText,
  strategy: strategyText,
  planning: planningText,
  trace: traceText,
  decisions: decisionText,
  reporting: reportingText,
  openings: openingText,
  releases: calendarText,
  matrix: matrixText,
  upgrade: upgradeText,
  search: searchText,
  searchNames,
  searchWords,
  editions: editionText,
  editionSwitch: editionSwitchText,
  compare: compareText,
  changes: changesText,
  changedValues: changeWords,
  differences: differencesText,
  diff: diffText,
  redactions: redactionText,
  news: newsText,
  whatsNew: whatsNewText,
  feeds: feedText,
  broadcasts: broadcastText,
  waiting: waitingText,
  board: boardText,
  staffLists: staffListText,
  ranking: rankingText,
}

/** Sections whose text goes to the browser too, in scripts. Their functions may use nothing but their arguments. */
export const browserSections = [
  'language',
  'changelogList',
  'roadmapList',
  'filter',
  'matrix',
  'upgrade',
  'search',
  'searchWords',
  'editionSwitch',
  'compare',
  'differences',
  'news',
] as const satisfies readonly (keyof Words)[]
export type BrowserSection = (typeof browserSections)[number]

type AnyFunction = (...args: never) => unknown

/** Any text instead of the English one. */
type Widened<T> = T extends string
  ? string
  : T extends (...args: infer Given) => infer Result
    ? (...args: Given) => Widened<Result>
    : T extends readonly (infer Item)[]
      ? readonly Widened<Item>[]
      : { readonly [Key in keyof T]: Widened<T[Key]> }

type Partly<T> = T extends string | AnyFunction | readonly unknown[] ? T : { readonly [Key in keyof T]?: Partly<T[Key]> | undefined }

/** A whole language: write one as `const french: Words = { … }`, and the type lists what is missing. */
export type Words = Widened<typeof words>

/** Some words of one's own; English, or what came before, for the rest. */
export type OwnWords = Partly<Words>
