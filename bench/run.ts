/** Measures this project next to other site generators: `npm run bench`. See "Speed" in CONTRIBUTING.md. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { measure } from './measure/all.ts'
import { OptionError, readOptions } from './options.ts'
import { picture } from './picture.ts'
import { reportText } from './report.ts'

const say = (text: string) => console.error(text)

try {
  const options = readOptions(process.argv.slice(2), fileURLToPath(new URL('.', import.meta.url)))
  const folder = options.folder === undefined ? mkdtempSync(join(tmpdir(), 'handbook-bench-')) : resolve(options.folder)
  mkdirSync(folder, { recursive: true })
  try {
    const results = await measure(options, folder, say)
    const drawing = picture(results)
    console.log(reportText(results))
    if (options.out !== undefined) {
      mkdirSync(options.out, { recursive: true })
      if (drawing !== undefined) writeFileSync(join(options.out, 'results.svg'), drawing)
      writeFileSync(join(options.out, 'RESULTS.md'), reportText(results, drawing && 'results.svg'))
      say(`Wrote RESULTS.md and results.svg into ${options.out}.`)
    }
  } finally {
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
  }
} catch (error) {
  const isWrongCall = error instanceof OptionError || (error instanceof TypeError && 'code' in error)
  if (!isWrongCall) throw error
  say(error.message)
  process.exitCode = 2
}
