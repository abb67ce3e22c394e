/** Measures the cost of published editions: `npm run bench:editions`. Compare CPU time: wall time says little on a busy machine. */
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeCorpus } from './corpus.ts'
import { type Cost, measureCost } from './process.ts'

const pages = Number(process.argv[2] ?? 1000)
const maxEditions = Number(process.argv[3] ?? 10)
/** Budgets: percent of the build with one edition, and GB. */
const [maxPercent, maxGigabytes] = [10, 0.8]
const folder = mkdtempSync(join(tmpdir(), 'handbook-bench-'))
const content = join(folder, 'content')
const cache = fileURLToPath(new URL('../.cache/editions', import.meta.url))

try {
  writeCorpus(content, pages)
  git('init', '--quiet')
  const one = await build(1)
  const warm = await buildSite()
  const two = await build(2)
  publishEditions(3)
  const added = await buildSite()
  const all = await build(maxEditions)
  const each = (all.cpu - one.cpu) / (maxEditions - 1)
  for (const [name, cost] of [
    ['1 edition, cold', one],
    ['1 edition, nothing new', warm],
    ['2 editions, cold', two],
    ['an edition more, cache kept', added],
    [`${maxEditions} editions, cold`, all],
  ] as const)
    console.log(
      `${name.padEnd(28)} ${formatSeconds(cost.wall)} wall ${formatSeconds(cost.cpu)} cpu ${(cost.memory / 2 ** 30).toFixed(2).padStart(6)} GB`,
    )
  const share = (each / one.cpu) * 100
  reportBudget('each further edition', share <= maxPercent, `${share.toFixed(1)} % of the first build (at most ${maxPercent})`)
  const memory = Math.max(...[one, two, added, all].map((cost) => cost.memory)) / 2 ** 30
  reportBudget('the most memory', memory <= maxGigabytes, `${memory.toFixed(2)} GB (at most ${maxGigabytes} at 1,000 pages)`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Builds `count` editions without the cache. */
function build(count: number): Promise<Cost> {
  publishEditions(count)
  rmSync(cache, { recursive: true, force: true })
  return buildSite()
}

function buildSite(): Promise<Cost> {
  return measureCost('build', '--content', content, '--out', join(folder, 'site'))
}

function reportBudget(what: string, isKept: boolean, words: string): void {
  console.log(`${what.padEnd(28)} ${isKept ? 'within' : 'OVER'} the budget: ${words}`)
}

/** Publishes editions until there are `count`, each with a tenth of the texts changed. */
function publishEditions(count: number): void {
  for (let edition = countEditions() + 1; edition <= count; edition++) {
    const texts = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.mdx'))
    for (const path of texts.filter((_, index) => index % 10 === edition % 10))
      appendFileSync(join(content, path), `\nIn edition ${edition}.\n`)
    git('add', '--all')
    git('commit', '--quiet', '--message', `Edition ${edition}`)
    const line = `- { name: e${edition}, commit: ${git('rev-parse', 'HEAD').trim()}, date: 2026-01-${String(edition).padStart(2, '0')} }\n`
    appendFileSync(join(content, 'editions.yaml'), line)
  }
}

function countEditions(): number {
  try {
    return readFileSync(join(content, 'editions.yaml'), 'utf8').trim().split('\n').length
  } catch {
    return 0
  }
}

function git(...args: string[]): string {
  const author = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'commit.gpgsign=false']
  return execFileSync('git', ['-C', content, ...author, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

function formatSeconds(value: number): string {
  return `${value.toFixed(1).padStart(6)} s`
}
