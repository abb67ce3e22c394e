/** Measures this project against Starlight: `npm run bench`. Times whole processes; on a busy machine, trust only the ratios. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { writeCorpus } from './corpus.ts'
import { prepareStarlight } from './starlight.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const count = Number(process.argv[2] ?? 1000)
const rounds = 3
const folder = mkdtempSync(join(tmpdir(), 'handbook-bench-'))

try {
  const corpus = join(folder, 'content')
  const out = join(folder, 'site')
  const pages = writeCorpus(corpus, count)
  const handbook = (...args: string[]) =>
    execFileSync(process.execPath, [join(root, 'src/cli/main.ts'), ...args, '--content', corpus], { stdio: 'ignore' })
  console.error(`${pages} pages; preparing the peer …`)
  const starlight = prepareStarlight(join(folder, 'starlight'), corpus)

  const check = measureMedian(() => handbook('check'))
  const ours: number[] = []
  const theirs: number[] = []
  // Alternate, so that a drift in the machine's speed affects both.
  for (let round = 0; round < rounds; round++) {
    ours.push(measureSeconds(() => handbook('build', '--out', out)))
    theirs.push(measureSeconds(() => starlight.build()))
  }
  const bytes = measureSize(out) / pages
  const view = measureFirstView(out)
  console.log(
    [
      ['check, whole process', `${check.toFixed(2)} s`, 'at most 1.0 s for 1,000 pages'],
      ['build, cold', `${median(ours).toFixed(2)} s`, ''],
      ['Starlight, cold', `${median(theirs).toFixed(2)} s`, ''],
      ['ratio', (median(ours) / median(theirs)).toFixed(2), 'at most 0.25'],
      ['output a page', `${(bytes / 1024).toFixed(1)} KB`, 'at most 40 KB'],
      ['Starlight, output a page', `${(measureSize(starlight.output) / pages / 1024).toFixed(1)} KB`, ''],
      ['first view, Brotli', `${(view / 1024).toFixed(1)} KB`, 'at most 25 KB'],
    ]
      .map(([name = '', value = '', budget = '']) => `${name.padEnd(26)} ${value.padStart(10)}   ${budget}`)
      .join('\n'),
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function measureSeconds(run: () => void): number {
  const start = performance.now()
  run()
  return (performance.now() - start) / 1000
}

function measureMedian(run: () => void): number {
  run()
  return median(Array.from({ length: rounds }, () => measureSeconds(run)))
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function measureSize(path: string): number {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .reduce((sum, each) => sum + statSync(join(each.parentPath, each.name)).size, 0)
}

/** Returns the compressed size of a long page with its styles and scripts. */
function measureFirstView(out: string): number {
  const html = readFileSync(join(out, 'handbook/s1/p1/index.html'))
  const named = Array.from(html.toString().matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js|svg))"/g), (match) => match[1] ?? '')
  return [html, ...[...new Set(named)].map((path) => readFileSync(join(out, path)))].reduce(
    (sum, bytes) => sum + brotliCompressSync(bytes).length,
    0,
  )
}
