/** Sets up a handbook's search as readers get it, without building its pages. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openOutput } from '../../src/files/output.ts'
import { compile } from '../../src/compilation.ts'
import { smallWords } from '../../src/words/small-words.ts'
import type { Handbook } from '../../src/graph/handbook.ts'
import type { Library } from '../../src/answers/search/ask.ts'
import { wrapEngine } from '../../src/answers/search/wrapped-engine.ts'
import { engineOptions } from '../../src/answers/search/engine.ts'
import type { editionsFolder } from '../../src/plain/search-scope.ts'
import { wordsFileName } from '../../src/answers/search/file-names.ts'
import { readVocabulary } from '../../src/answers/search/vocabulary.ts'
import { writeSearch } from '../../src/outputs/search/search.ts'
import { searchRecords } from '../../src/outputs/search/records.ts'
import { type Settings, SettingsError } from '../../src/settings.ts'
import { collectEditionTexts } from './editions.ts'
import { type Loading, openEngine } from './engine.ts'

export type Reader = Pick<Measured, 'library' | 'loading'>

export interface Measured {
  handbook: Handbook
  library: Library
  loading(): Loading
  /** Opens the search for a reader who has loaded nothing yet. */
  reader(): Promise<Reader>
  index: { seconds: number; files: number; bytes: number }
  /** The caller must remove it. */
  folder: string
}

/** `part` selects the index: today's, or that of all editions. */
export async function openLibrary(settings: Settings, part: '' | typeof editionsFolder = ''): Promise<Measured> {
  const compiled = compile(settings)
  const { handbook } = compiled
  if (searchRecords(handbook).length === 0) throw new SettingsError(`There is no page to search in ${settings.content}.`)
  const editionTexts = part === '' ? undefined : collectEditionTexts(compiled, settings.content)
  const folder = mkdtempSync(join(tmpdir(), 'handbook-search-'))
  const start = performance.now()
  await writeSearch({ handbook, out: openOutput(folder), editionTexts: editionTexts })
  const seconds = (performance.now() - start) / 1000
  const reader = () => openReader(folder, part)
  return { handbook, ...(await reader()), reader, index: { seconds, ...measureFolder(folder) }, folder }
}

async function openReader(folder: string, part: string): Promise<Reader> {
  const { engine, loading, read } = await openEngine(join(folder, 'pagefind'), engineOptions, part)
  const vocabulary = async () => readVocabulary(read(part + wordsFileName).toString())
  return { library: { engine: wrapEngine(engine), smallWords, vocabulary }, loading }
}

function measureFolder(folder: string): { files: number; bytes: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
  return { files: files.length, bytes: files.reduce((sum, each) => sum + statSync(join(each.parentPath, each.name)).size, 0) }
}

/** Returns the recorded ranks by class and query. A missing query was ranked first. */
export function readRanks(file: string): Record<string, number> {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>) : {}
}
