/** The interface in German. */
import type { Words } from '../catalogue.ts'
import { about } from './about.ts'
import { changedValues } from './changed-values.ts'
import { collections } from './collections.ts'
import { changes, compare, diff, differences, editions, editionSwitch, redactions } from './editions.ts'
import { broadcasts, feeds } from './messages.ts'
import { names } from './names.ts'
import { planning, roadmapList, strategy, trace } from './planning.ts'
import { ranking } from './ranking.ts'
import { changelogList, filter, matrix, news, releases, whatsNew } from './releases.ts'
import { search, searchNames, searchWords } from './search.ts'
import { site } from './site.ts'
import { sitePages } from './site-pages.ts'
import { board, staffLists, waiting } from './staff.ts'
import { decisions, openings, reporting } from './team.ts'
import { upgrade } from './upgrade.ts'

export const german: Words = {
  language: { locale: 'de' },
  site,
  sitePages,
  about,
  names,
  collections,
  changelogList,
  roadmapList,
  filter,
  strategy,
  planning,
  trace,
  decisions,
  reporting,
  openings,
  releases,
  matrix,
  upgrade,
  search,
  searchNames,
  searchWords,
  editions,
  editionSwitch,
  compare,
  changes,
  changedValues,
  differences,
  diff,
  redactions,
  news,
  whatsNew,
  feeds,
  broadcasts,
  waiting,
  board,
  staffLists,
  ranking,
}
