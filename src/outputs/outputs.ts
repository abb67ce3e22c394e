import type { Problem } from '../problems/problem.ts'
import { writeAssets } from './assets.ts'
import { writeCalendar } from './calendar.ts'
import { writeChangelogFile } from './changelog-file.ts'
import { writeDataFiles } from './data/data-files.ts'
import { writeEntryPages } from './entry-pages.ts'
import { writeFeeds } from './feeds/feeds.ts'
import { writeHeaders } from './headers.ts'
import { writeIndex } from './index-file.ts'
import { writeNginx } from './nginx.ts'
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
  writeNginx(context)
  writeIndex(context)
  const missing = await missingCharacters(context.handbook)
  // Pictures are drawn and texts are indexed in other threads and processes, while this one writes pages.
  await allOf([writeTexts(context), writePreviews({ ...context, missing }), writeSearch(context)])
  writeRedirects(context)
  return previewProblems(context.handbook, missing)
}

async function writeTexts(context: OutputContext): Promise<void> {
  writeMarkdownPages(context, await writeEntryPages(context))
  beginStage('feeds')
  writeChangelogFile(context)
  writeFeeds(context)
  await writeDataFiles(context)
  writeCalendar(context)
  writeSitemap(context)
  writeSchedule(context)
  beginStage('search')
}

/** Waits for all, so that nothing is written after a failure. Throws the first one's error. */
async function allOf(tasks: readonly Promise<unknown>[]): Promise<void> {
  for (const end of await Promise.allSettled(tasks)) if (end.status === 'rejected') throw end.reason
}
