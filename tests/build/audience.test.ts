/** Public output has no trace of staff content, drafts or unused files. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { wordsFileName } from '../../src/answers/search/file-names.ts'
import { readVocabulary } from '../../src/answers/search/vocabulary.ts'
import { callBuild } from '../support/build-here.ts'
import { companySite, secret } from '../support/company.ts'
import { contentFolder, filesWith, temporaryFolder } from '../support/folders.ts'

/** The search vocabulary omits shared prefixes, so a text search finds no words in it. */
function wordsIn(site: string): string[] {
  return [...readVocabulary(readFileSync(join(site, 'pagefind', wordsFileName), 'utf8')).keys()]
}

test('public output has nothing of staff pages, drafts and insights; staff output has the pages', async () => {
  const [open, inside] = [await companySite('public'), await companySite('staff')]
  expect(filesWith(open, secret)).toEqual([])
  expect(wordsIn(open)).not.toContain(secret.toLowerCase())
  const found = filesWith(inside, secret)
  expect(wordsIn(inside)).toContain(secret.toLowerCase())
  expect(found).toContain('handbook/inside/index.html')
  expect(found).toContain(`handbook/plan-${secret}.svg`)
  expect(found.some((path) => path.startsWith('pagefind/fragment/'))).toBe(true)
  expect(found.filter((path) => path.includes('draft'))).toEqual([])
})

test('links to a staff page are reported, and even a lenient public build reveals nothing of it', async () => {
  const content = contentFolder({
    'handbook/index.md': `---\nsupersededBy: inside-${secret.toLowerCase()}\nowner: role-${secret.toLowerCase()}\n---\n\n# Book\n\n[Old](/old-way/)\n`,
    [`handbook/inside-${secret.toLowerCase()}.md`]: `---\naudience: staff\nformerly: [/old-way/]\n---\n\n# Inside\n`,
    [`roles/role-${secret.toLowerCase()}.md`]: '---\naudience: staff\n---\n\n# Role\n',
    'redirects.yaml': `- from: /r1/\n  to: /handbook/inside-${secret.toLowerCase()}/\n`,
  })
  const out = join(temporaryFolder(), 'public')
  const { code, stderr } = await callBuild('--content', content, '--out', out, '--lenient')
  expect(code, stderr).toBe(0)
  expect(
    stderr
      .split('\n')
      .filter((line) => line.endsWith('  error  link-to-hidden'))
      .map((line) => line.replace(/.*the content\//, '')),
  ).toEqual([
    'handbook/index.md:2:15  error  link-to-hidden',
    'handbook/index.md:3:8  error  link-to-hidden',
    'handbook/index.md:8:7  error  link-to-hidden',
    'redirects.yaml:2:7  error  link-to-hidden',
  ])
  expect(filesWith(out, secret.toLowerCase())).toEqual([])
  expect(filesWith(out, 'old-way')).toEqual([])
})
