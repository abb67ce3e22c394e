/** What each collection's pages show besides the title, general facts and text. */
import type { Entry } from '../graph/entry.ts'
import type { Handbook } from '../graph/handbook.ts'
import type { EntryPage } from '../page/entry-page.ts'
import { factsOf } from '../page/facts.ts'
import { metaOf, type PageMeta } from '../page/meta.ts'
import { chromeOf } from '../page/page.ts'
import { printEntry } from '../page/printing.ts'
import { type PageParts, sections } from '../page/section.ts'
import { traceSection } from '../page/trace-section.ts'
import { changelogPage } from './changelog/page.ts'
import { decisionPage } from './decisions/page.ts'
import { featurePage } from './features/page.ts'
import { milestonePage } from './milestones/page.ts'
import { objectivePage } from './objectives/page.ts'
import { openingPage } from './openings/page.ts'
import { releasePage } from './releases/page.ts'
import { roadmapPage } from './roadmap/page.ts'
import { rolePage } from './roles/page.ts'
import { strategyPage } from './strategy/page.ts'
import { ownParts } from './own-parts.ts'
import type { CollectionName } from './table.ts'

type Pages = { [C in CollectionName]?: (entry: Entry<C>, handbook: Handbook) => PageParts }

const pages: Pages = {
  roles: rolePage,
  strategy: strategyPage,
  objectives: objectivePage,
  roadmap: roadmapPage,
  milestones: milestonePage,
  decisions: decisionPage,
  openings: openingPage,
  features: featurePage,
  releases: releasePage,
  changelog: changelogPage,
}

/** The parts of an entry's page, with its chain last. */
export function pageOf<C extends CollectionName>(entry: Entry<C>, handbook: Handbook): PageParts {
  const make: Pages[C] = pages[entry.collection]
  const parts = make ? make(entry, handbook) : ownParts(entry, handbook)
  return { ...parts, sections: sections(...parts.sections, traceSection(entry, handbook)) }
}

/** An entry's current page, ready for any output format. `updated` maps a file to the time of its last change. */
export function todaysPage(entry: Entry, handbook: Handbook, updated: ReadonlyMap<string, string>): EntryPage & { meta: PageMeta } {
  const chrome = chromeOf(entry, handbook, updated)
  const meta = metaOf(entry, handbook, chrome)
  const body = printEntry(entry, handbook)
  const { markdownUrl } = meta
  return { entry, chrome, facts: factsOf(entry, handbook), body, parts: pageOf(entry, handbook), markdownUrl, meta }
}
