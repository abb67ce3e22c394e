/** The oldest supported Node builds the same as the project's Node. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { oldestToRun } from '../../scripts/node-versions.mjs'
import { ensureOldestNode } from '../../scripts/oldest-node.mjs'
import { buildHere } from '../support/build-here.ts'
import { projectRoot, type Result } from '../support/command.ts'
import { contentFolder, filesBelow, temporaryFolder } from '../support/folders.ts'

const files = {
  'handbook/index.mdx': '# Book\n\n<Callout type="note">Read on.</Callout>\n\n## Ärger\n\n```ts\nconst a = 1\n```\n',
  'handbook/he.md': '---\nlang: he\n---\n\n# ספר\n',
  'releases/2.30.yaml': 'date: 2026-05-07\nstatus: released\noffering: self-hosted\n',
  'offerings.yaml': '- { id: self-hosted, title: Self-hosted, delivery: versioned }\n',
}

function run(node: string, args: readonly string[]): Result {
  const { status, stdout, stderr } = spawnSync(node, [join(projectRoot, 'scripts/handbook.mjs'), ...args], {
    cwd: projectRoot,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { code: status, stdout, stderr }
}

const options = ['--now', '2026-11-29T00:00:00Z']

function pagesIn(out: string): Record<string, string> {
  return Object.fromEntries(
    filesBelow(out)
      .filter((path) => path.endsWith('.html') || path.endsWith('.md'))
      .map((path) => [path, readFileSync(join(out, path), 'utf8')]),
  )
}

test('its pages are those of the Node that the project brings', async () => {
  const oldest = ensureOldestNode()
  const content = contentFolder(files)
  expect(spawnSync(oldest, ['--version'], { encoding: 'utf8' }).stdout.trim()).toBe(`v${oldestToRun}`)
  expect(run(oldest, ['check', '--content', content]).code).toBe(0)
  const [out, ours] = [join(temporaryFolder(), 'site'), join(temporaryFolder(), 'site')]
  const { code, stderr } = run(oldest, ['build', '--content', content, '--out', out, ...options])
  expect(code, stderr).toBe(0)
  const pages = pagesIn(out)
  expect(pages['handbook/he/index.html']).toContain('dir="rtl"')
  await buildHere(ours, ['--content', content, ...options])
  expect(pages).toEqual(pagesIn(ours))
})
