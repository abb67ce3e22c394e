/**
 * Runs odd texts through the check and all outputs: `npm run soak:texts -- [COUNT]`. Reports the slowest, and how time grows if a text
 * is four times as long: by about 4, or by 16 if something is quadratic.
 */
import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { growing, hostileTexts } from '../../tests/support/hostile-texts.ts'
import { allOutputs, checkText, printAlone } from '../../tests/support/text-outputs.ts'

const count = Number(process.argv[2] ?? 20_000)
const content = new URL('../../src/content/', import.meta.url)
const bodies = globSync('**/*.{md,mdx}', { cwd: content })
  .sort()
  .map((file) => readFileSync(new URL(file, content), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''))

type Form = 'md' | 'mdx'

const before = { md: checkText('Before.', 'md'), mdx: checkText('Before.', 'mdx') }

/** One text in 100 is also printed in a whole handbook, with feeds and messages. */
const inHandbook = 100

/** Returns CPU time in seconds. */
function run(body: string, form: Form, isWhole = false): number {
  const start = process.cpuUsage()
  printAlone(body, form)
  if (isWhole) allOutputs(checkText(body, form), before[form])
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1_000_000
}

const slowest = { seconds: 0, form: 'md' as Form, body: '' }
let total = 0
let done = 0
const texts = fc.sample(hostileTexts(bodies), { seed: 20_261_129, numRuns: count })
for (const body of texts) {
  const form = done % 2 === 0 ? 'md' : 'mdx'
  const seconds = run(body, form, done % inHandbook < 2)
  total += seconds
  if (seconds > slowest.seconds) Object.assign(slowest, { seconds, form, body })
  if (++done % 1000 === 0) console.log(`${done} texts, ${total.toFixed(0)} s`)
}
console.log(`${done} texts, ${total.toFixed(1)} s of processor time, ${((total / Math.max(1, done)) * 1000).toFixed(1)} ms each`)
console.log(
  `The slowest took ${slowest.seconds.toFixed(2)} s (.${slowest.form}, ${slowest.body.length} signs): ${JSON.stringify(slowest.body.slice(0, 200))}`,
)

// With COUNT 0, only this part runs.
const [small, large] = [8000, 32_000]
const grown: { ratio: number; seconds: number; name: string }[] = []
for (const [name, make] of Object.entries(growing))
  for (const form of ['md', 'mdx'] as const) {
    const [first, second] = [run(make(small), form), run(make(large), form)]
    grown.push({ ratio: second / first, seconds: second, name: `${name} in .${form}` })
  }
grown.sort((a, b) => b.seconds - a.seconds)
console.log(`From ${small} to ${large} signs, the ten that took longest:`)
for (const { ratio, seconds, name } of grown.slice(0, 10)) console.log(`  ${seconds.toFixed(2)} s, ×${ratio.toFixed(1)}  ${name}`)
