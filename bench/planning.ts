/** Measures the cost of growing plans: `npm run bench:planning`. Times whole processes; on a busy machine, trust only the ratios. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { planningFiles } from './planning-corpus.ts'

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'handbook-bench-'))

try {
  const [small, large] = [measureBuild(1), measureBuild(4)]
  for (const { name, pages, seconds, largest } of [small, large])
    console.log(`${name.padEnd(60)} ${pages} pages   ${seconds.toFixed(1)} s   largest page ${(largest / 1000).toFixed(0)} KB`)
  // Issues and insights have no pages, but each is read, checked and listed.
  const growth = ((large.seconds - small.seconds) * 1000) / (large.entries - small.entries)
  console.log(`each further entry ${growth.toFixed(2)} ms (at most 2.5)`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Times two builds for staff, who get all pages, and returns the faster. */
function measureBuild(scale: number): { name: string; entries: number; pages: number; seconds: number; largest: number } {
  const sizes = { items: 75 * scale, insights: 250 * scale, issues: 500 * scale, milestones: 15 * scale }
  const content = join(folder, `content-${scale}`)
  const out = join(folder, `site-${scale}`)
  for (const [path, text] of Object.entries(planningFiles(sizes))) {
    mkdirSync(dirname(join(content, path)), { recursive: true })
    writeFileSync(join(content, path), text)
  }
  const times = [0, 1].map(() => {
    const start = performance.now()
    execFileSync(process.execPath, [main, 'build', '--audience', 'staff', '--content', content, '--out', out], { stdio: 'ignore' })
    return (performance.now() - start) / 1000
  })
  const pages = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'))
  return {
    name: Object.entries(sizes)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', '),
    entries: Object.keys(planningFiles(sizes)).length,
    pages: pages.length,
    seconds: Math.min(...times),
    largest: Math.max(...pages.map((path) => statSync(join(out, path)).size)),
  }
}
