/** Builds of content with errors. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { callBuild } from '../support/build-here.ts'
import { callHandbook } from '../support/command.ts'
import { contentFolder, digestFiles, filesBelow, temporaryFolder } from '../support/folders.ts'

const faulty = {
  'handbook/index.md': '# Book\n\nA [dead link](./gone.md) and a [good one](./good.md).\n',
  'handbook/good.md': '---\ntitle: Good\ntitel: unknown\nnavOrder: first\n---\n\nSound.\n',
  'handbook/broken.mdx': 'A <b that is open and { a brace\n',
  'changelog/2026/05/untyped.mdx': '---\ntitle: No date and no more\nreviews: []\n---\n\nText.\n',
  'handbook/binary.md': 'a\u0000b',
}

test('on errors nothing is written, and the old output stays', async () => {
  const content = contentFolder(faulty)
  const out = join(temporaryFolder(), 'site')
  const first = await callBuild('--content', content, '--out', out)
  expect(first.code).toBe(1)
  expect(existsSync(out)).toBe(false)
  expect(first.stderr).toContain('link-missing')
  expect(first.stderr).not.toMatch(/^\s+at /m)

  mkdirSync(out)
  writeFileSync(join(out, 'index.html'), 'the site of before')
  const before = digestFiles(out)
  expect((await callBuild('--content', content, '--out', out)).code).toBe(1)
  expect(digestFiles(out)).toEqual(before)
})

test('a lenient build reports the same and publishes the valid rest', async () => {
  const content = contentFolder(faulty)
  const out = join(temporaryFolder(), 'site')
  const strict = await callBuild('--content', content, '--out', out)
  const lenient = await callBuild('--content', content, '--out', out, '--lenient')
  expect(lenient.code, lenient.stderr).toBe(0)
  const reports = (text: string) => text.split('\n').filter((line) => /:\d+:\d+ {2}(error|warning)/.test(line))
  expect(reports(lenient.stderr)).toEqual(reports(strict.stderr))

  expect(readFileSync(join(out, 'handbook/index.html'), 'utf8')).toContain(
    '<p>A dead link and a <a href="/handbook/good/">good one</a>.</p>',
  )
  expect(readFileSync(join(out, 'handbook/good/index.html'), 'utf8')).toContain('Sound.')
  expect(readFileSync(join(out, 'handbook/broken/index.html'), 'utf8')).toContain('that is open and { a brace')
  expect(filesBelow(out).filter((path) => /untyped|binary/.test(path))).toEqual([])
})

test('an output folder that contains the content is refused', async () => {
  const content = contentFolder({ 'handbook/index.md': '# Book\n' })
  for (const out of [content, join(content, 'site'), join(content, '..')]) {
    const { code, stderr } = await callHandbook(['build', '--content', content, '--out', out])
    expect(code).toBe(2)
    expect(stderr).toContain('overlap')
  }
  expect(filesBelow(content)).toEqual(['handbook/index.md'])
})
