/** Everything that a build writes beside its pages. */
import type { Handbook } from '../graph/handbook.ts'
import type { Problem } from '../problems/problem.ts'
import { writeAssets } from './assets.ts'
import { writeCalendar } from './calendar.ts'
import { writeChangelogFile } from './changelog-file.ts'
import { writeFeeds } from './feeds/feeds.ts'
import { writeHeaders } from './headers.ts'
import { writeIndex } from './index-file.ts'
import { missingIn, previewProblems, writePreviews } from './pictures/previews.ts'
import { writeRedirects } from './redirects.ts'
import { writeSchedule } from './schedule-file.ts'
import type { ClosedTexts } from '../history/editions/closed-texts.ts'
import { writeSearch } from './search/search.ts'
import { writeSitemap } from './sitemap.ts'
import { writeMarkdownPages } from './markdown/pages.ts'

export interface OutputContext {
  handbook: Handbook
  /** Absolute path of the content folder. */
  content: string
  /** Absolute path of the folder that gets the site. */
  out: string
  /** When each file was last changed, ISO. */
  updated: ReadonlyMap<string, string>
  /** The closed editions, by their days. */
  editions: readonly ClosedEdition[]
  /** What the search finds of them. */
  closed?: ClosedTexts | undefined
}

export interface ClosedEdition {
  name: string
  /** Day, `YYYY-MM-DD`. */
  date: string
  note?: string | undefined
}

/** Returns what is wrong with what was written; on another machine it may be sound. */
export async function writeOutputs(context: OutputContext): Promise<Problem[]> {
  await writeAssets(context)
  writeHeaders(context)
  writeIndex(context)
  writeMarkdownPages(context)
  writeChangelogFile(context)
  writeFeeds(context)
  writeCalendar(context)
  writeSitemap(context)
  writeSchedule(context)
  const missing = await missingIn(context.handbook)
  await writePreviews({ ...context, missing })
  await writeSearch(context)
  writeRedirects(context)
  return previewProblems(context.handbook, missing)
}
