/** What published editions cost when each changes a tenth of the pages. */
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sizeOf } from '../folders.ts'
import { commitAll, git } from '../git.ts'
import type { Handbook } from '../project.ts'
import type { Built, Editions } from '../results.ts'

const count = 10

/** Makes the content a repository and publishes editions one by one. */
export async function measureEditions(handbook: Handbook, corpus: string, say: (text: string) => void): Promise<Editions> {
  handbook.fill(corpus)
  git(handbook.content, 'init', '--quiet')
  const build = async (editions: number): Promise<Built> => {
    cut(handbook.content, editions)
    say(`Editions: ${editions}`)
    return { ...(await handbook.build()), ...sizeOf(handbook.output) }
  }
  const cold = (editions: number) => {
    handbook.clear()
    return build(editions)
  }
  const one = await cold(1)
  const unchanged = await build(1)
  const added = await build(2)
  const two = await cold(2)
  return { one, unchanged, added, two, many: await cold(count), count }
}

/** Publishes editions until there are `wanted`. */
function cut(content: string, wanted: number): void {
  for (let edition = known(content) + 1; edition <= wanted; edition++) {
    const texts = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.mdx'))
    for (const path of texts.sort().filter((_, index) => index % 10 === edition % 10))
      appendFileSync(join(content, path), `\nIn edition ${edition}.\n`)
    const date = `2026-10-${String(edition).padStart(2, '0')}`
    commitAll(content, `Edition ${edition}`, date)
    const commit = git(content, 'rev-parse', 'HEAD').trim()
    appendFileSync(join(content, 'editions.yaml'), `- { name: e${edition}, commit: ${commit}, date: ${date} }\n`)
  }
}

function known(content: string): number {
  const file = join(content, 'editions.yaml')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').length : 0
}
