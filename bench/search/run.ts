/**
 * Measures quality and cost of a handbook's search: `npm run search:bench -- --content DIR --audience staff`. `--record` saves the ranks
 * of this project's public handbook, `--all` lists what isn't found first.
 */
import { rmSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import { smallWords } from '../../src/words/small-words.ts'
import { compare } from '../../src/plain/compare.ts'
import type { Handbook } from '../../src/graph/handbook.ts'
import { ask } from '../../src/answers/search/ask.ts'
import { isPlainWord, wordsOf } from '../../src/answers/search/words.ts'
import { loadSettings } from '../../src/settings.ts'
import { readGolden } from './golden.ts'
import { type Measured, openLibrary, readRanks } from './library.ts'
import { generateQueries } from './queries.ts'
import { describeMovedRanks, runQueries, ranksToRecord, scoreByKind, formatScores } from './score.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const golden = `${root}tests/search/golden.yaml`
const goldenForStaff = `${root}tests/search/golden-staff.yaml`
const ranks = `${root}tests/search/ranks.json`

const { values } = parseArgs({
  options: {
    content: { type: 'string' },
    config: { type: 'string' },
    audience: { type: 'string' },
    record: { type: 'boolean' },
    all: { type: 'boolean' },
  },
})
const { content, config, audience } = values
const settings = await loadSettings({ content, config, audience, now: '2026-11-25' }, root)
const measured = await openLibrary(settings)
const isForStaff = settings.audience === 'staff'
try {
  console.log(await describeCost(measured))
  // The hand-written queries are for the handbook in this project.
  const written = content === undefined ? [golden, ...(isForStaff ? [goldenForStaff] : [])].flatMap(readGolden) : []
  const outcomes = await runQueries([...written, ...generateQueries(measured.handbook)], measured.library)
  console.log(`\n${formatScores(scoreByKind(outcomes))}`)
  // Ranks are recorded for the public handbook in this project.
  if (content === undefined && !isForStaff) {
    if (values.record) writeFileSync(ranks, `${JSON.stringify(ranksToRecord(outcomes), null, 2)}\n`)
    else console.log(`\nMoved since the ranks were recorded:\n${describeMovedRanks(outcomes, readRanks(ranks)).join('\n') || 'none'}`)
  }
  if (values.all)
    for (const { kind, query, rank, searched } of outcomes) if (rank !== 1) console.log(`${kind}: ${query}: ${rank} ${searched ?? ''}`)
} finally {
  rmSync(measured.folder, { recursive: true, force: true })
}

/** Reports the size of the index, and what a new reader loads until the first results, apart from our own script. */
async function describeCost({ handbook, reader, index }: Measured): Promise<string> {
  const lines = await Promise.all(
    findCostlyQueries(handbook).map(async (query) => {
      const { library, loading } = await reader()
      await ask({ text: query }, library)
      const { bytes, requests } = loading()
      return `until first results ${(bytes / 1024).toFixed(1)} KB in ${requests} requests ("${query}")`
    }),
  )
  return [`index               ${index.seconds.toFixed(1)} s, ${index.files} files, ${(index.bytes / 1024).toFixed(0)} KB`, ...lines].join(
    '\n',
  )
}

/** Returns the one, two and three commonest words in titles: they match the most pages, so they cost the most. */
function findCostlyQueries({ entryIndex }: Handbook): string[] {
  const counts = Map.groupBy(
    entryIndex.pages.flatMap(({ title }) => wordsOf(title).filter((word) => isPlainWord(word) && !smallWords.stopWords.has(word))),
    (word) => word,
  )
  const common = [...counts].sort(([a, x], [b, y]) => y.length - x.length || compare(a, b)).map(([word]) => word)
  return [1, 2, 3].filter((count) => count <= common.length).map((count) => common.slice(0, count).join(' '))
}
