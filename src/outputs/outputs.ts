import type { Problem } from '../problems/problem.ts'
import { writeAssets } from './assets.ts'
import { writeCalendar } from './calendar.ts'
import { writeChangelogFile } from './changelog-file.ts'
import { writeEntryPages } from './entry-pages.ts'
import { writeFeeds } from './feeds/feeds.ts'
import { writeHeaders } from './headers.ts'
import { writeIndex } from './index-file.ts'
import type { OutputContext } from './output-context.ts'
import { missingCharacters, previewProblems, writePreviews } from './pictures/previews.ts'
import { writeRedirects } from './redirects.ts'
import { writeSchedule } from './schedule-file.ts'
import { beginStage } from '../plain/stages.ts'
import { writeSearch } from './search/search.ts'
import { writeSitemap } from './sitemap.ts'
import { writeMarkdownPages } from './markdown/pages.ts'

/** Returns problems with the output that depend on this machine. */
export async function writeOutputs(context: OutputContext): Promise<Problem[]> {
  beginStage('lists')
  await writeAssets(context)
  writeHeaders(context)
  writeIndex(context)
  writeMarkdownPages(context, writeEntryPages(context))
  beginStage('feeds')
  writeChangelogFile(context)
  writeFeeds(context)
  writeCalendar(context)
  writeSitemap(context)
  writeSchedule(context)
  beginStage('previews')
  const missing = await missingCharacters(context.handbook)
  await writePreviews({ ...context, missing })
  await writeSearch(context)
  writeRedirects(context)
  return previewProblems(context.handbook, missing)
}
