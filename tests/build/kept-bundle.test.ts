/** Pages rendered with a kept bundle are byte-identical to Astro's own build. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleKey } from '../../src/cli/bundle/key.ts'
import { keepBundle } from '../../src/cli/bundle/store.ts'
import { loadSettings } from '../../src/settings.ts'
import { buildHere } from '../support/build-here.ts'
import { handbook, projectRoot } from '../support/command.ts'
import { contentFolder, digestFiles, temporaryFolder } from '../support/folders.ts'
import { oddContent } from '../support/odd-content.ts'
import { sentinelHandbook } from '../support/sentinel-handbook.ts'

const store = join(projectRoot, '.cache/bundles')
const keys: string[] = []

beforeAll(() => {
  // Compiled in, so no other test has these bundles.
  process.env['PUBLIC_BUNDLES'] = 'of the test of kept bundles'
})

afterAll(() => {
  delete process.env['PUBLIC_BUNDLES']
  for (const key of keys) rmSync(join(store, key), { recursive: true, force: true })
})

/** Stores something that looks like a bundle under the wanted key. */
async function keepBroken(config?: string): Promise<void> {
  const key = bundleKey(await loadSettings({ config }, projectRoot), resolve(projectRoot))
  keys.push(key)
  rmSync(join(store, key), { recursive: true, force: true })
  const folder = join(store, `${key} unfinished`)
  mkdirSync(join(folder, 'pages'), { recursive: true })
  mkdirSync(join(folder, 'files'))
  writeFileSync(join(folder, 'pages/prerender-entry.x.mjs'), 'throw new Error("It is broken.")')
  writeFileSync(join(folder, 'files/broken.txt'), '')
  keepBundle(store, key, folder)
}

const config = "export default { title: 'T', organisation: 'O', site: 'https://example.com', base: '/docs' }\n"

test.each([
  [
    'with every kind of entry and editions, for staff',
    () => {
      const { repo, configFile } = sentinelHandbook()
      return { content: repo.content, configFile, more: ['--audience', 'staff', '--lenient'] }
    },
  ],
  [
    'below a base, for the public',
    () => ({ content: contentFolder(oddContent), configFile: join(contentFolder({ 'config.ts': config }), 'config.ts'), more: [] }),
  ],
])('a handbook %s', async (_, make) => {
  const { content, configFile, more } = make()
  const args = ['--content', content, '--config', configFile, '--now', '2026-11-24T12:00:00Z', ...more]
  const [astro, kept] = [temporaryFolder(), temporaryFolder()].map((folder) => join(folder, 'site')) as [string, string]
  await keepBroken(configFile)
  expect(handbook(['build', '--out', astro, ...args])).toMatchObject({ code: 0 })
  const [environment, folder] = [{ ...process.env }, process.cwd()]
  const stages = await buildHere(kept, args)
  expect(stages).toContain('lists')
  expect(stages).not.toContain('bundle')
  expect([{ ...process.env }, process.cwd()]).toEqual([environment, folder])
  expect(digestFiles(kept)).toEqual(digestFiles(astro))
  expect(readdirSync(kept)).not.toContain('broken.txt')
})
