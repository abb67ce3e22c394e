/** Measures the cost of published editions: `npm run bench:editions`. Compare CPU time: wall time says little on a busy machine. */
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeCorpus } from './corpus.ts'
import { type Cost, costOf } from './process.ts'

const pages = Number(process.argv[2] ?? 1000)
const most = Number(process.argv[3] ?? 10)
/** Budgets: percent of the build with one edition, and GB. */
const [mostShare, mostMemory] = [10, 0.8]
const folder = mkdtempSync(join(tmpdir(), 'handbook-bench-'))
const content = join(folder, 'content')
const cache = fileURLToPath(new URL('../.cache/editions', import.meta.url))

try {
  writeCorpus(content, pages)
  git('init', '--quiet')
  const one = await build(1)
  const warm = await site()
  const two = await build(2)
  cut(3)
  const added = await site()
  const all = await build(most)
  const each = (all.cpu - one.cpu) / (most - 1)
  for (const [name, cost] of [
    ['1 edition, cold', one],
    ['1 edition, nothing new', warm],
    ['2 editions, cold', two],
    ['an edition more, cache kept', added],
    [`${most} editions, cold`, all],
  ] as const)
    console.log(
      `${name.padEnd(28)} ${seconds(cost.wall)} wall ${seconds(cost.cpu)} cpu ${(cost.memory / 2 ** 30).toFixed(2).padStart(6)} GB`,
    )
  const share = (each / one.cpu) * 100
  verdict('each further edition', share <= mostShare, `${share.toFixed(1)} % of the first build (at most ${mostShare})`)
  const memory = Math.max(...[one, two, added, all].map((cost) => cost.memory)) / 2 ** 30
  verdict('the most memory', memory <= mostMemory, `${memory.toFixed(2)} GB (at most ${mostMemory} at 1,000 pages)`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Builds `count` editions without the cache. */
function build(count: number): Promise<Cost> {
  cut(count)
  rmSync(cache, { recursive: true, force: true })
  return site()
}

function site(): Promise<Cost> {
  return costOf('build', '--content', content, '--out', join(folder, 'site'))
}

function verdict(what: string, isKept: boolean, words: string): void {
  console.log(`${what.padEnd(28)} ${isKept ? 'within' : 'OVER'} the budget: ${words}`)
}

/** Publishes editions until there are `count`, each with a tenth of the texts changed. */
function cut(count: number): void {
  for (let edition = known() + 1; edition <= count; edition++) {
    const texts = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.mdx'))
    for (const path of texts.filter((_, index) => index % 10 === edition % 10))
      appendFileSync(join(content, path), `\nIn edition ${edition}.\n`)
    git('add', '--all')
    git('commit', '--quiet', '--message', `Edition ${edition}`)
    const line = `- { name: e${edition}, commit: ${git('rev-parse', 'HEAD').trim()}, date: 2026-01-${String(edition).padStart(2, '0')} }\n`
    appendFileSync(join(content, 'editions.yaml'), line)
  }
}

function known(): number {
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

function seconds(value: number): string {
  return `${value.toFixed(1).padStart(6)} s`
}
