/** A folder of plain Markdown, as another generator left it, outside the project. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { handbook } from '../support/command.ts'
import { contentFolder, digestsOf, filesBelow, temporaryFolder } from '../support/folders.ts'

const files = {
  'handbook/index.md':
    '---\nnavTitle: Start\nnavGroup: First\n---\n\n# Welcome to us\n\nLess than a <4 and<br>a break.\n\n<!-- a comment -->\n\n<img src="./pic.svg">\n\n<b>never closed\n',
  'handbook/pic.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
  'handbook/deep/down/page.md': '# A heading of its own\n\nSee [the start](../../index.md) and [the role](../../../roles/boss.md).\n',
  'handbook/deep/no-heading-here.md': 'Only text, with {{ site.title }} and {% include "x" %} in it. And `{{ code }}` stays.\n',
  'roles/boss.md': '---\nnavTitle: The boss\nnavGroup: Jobs\n---\n\nLeads.\n',
  'roles/index.md': '# All our roles\n\nThey are these.\n',
}

test('a plain folder with a space in its name checks, builds and is left as it was', () => {
  const content = contentFolder(files)
  const before = digestsOf(content)
  const out = join(temporaryFolder(), 'the site')

  const checked = handbook(['check', '--content', content, '--format', 'json'])
  expect(checked.code).toBe(0)
  expect(
    JSON.parse(checked.stdout).problems.map(({ code, file, line, column }: Record<string, unknown>) => ({ code, file, line, column })),
  ).toEqual([
    { code: 'template-leftover', file: 'handbook/deep/no-heading-here.md', line: 1, column: 17 },
    { code: 'template-leftover', file: 'handbook/deep/no-heading-here.md', line: 1, column: 38 },
  ])

  const built = handbook(['build', '--content', content, '--out', out])
  expect(built.code, built.stderr).toBe(0)
  expect(digestsOf(content)).toEqual(before)

  const titles = Object.fromEntries(
    filesBelow(out)
      .filter((path) => /^(handbook|roles)\/.*index\.html$/.test(path))
      .map((path) => [path, Array.from(readFileSync(join(out, path), 'utf8').matchAll(/<h1[^>]*>(.*?)<\/h1>/g), (match) => match[1])]),
  )
  expect(titles).toEqual({
    'handbook/index.html': ['Start'],
    'handbook/deep/index.html': ['Deep'],
    'handbook/deep/down/index.html': ['Down'],
    'handbook/deep/down/page/index.html': ['A heading of its own'],
    'handbook/deep/no-heading-here/index.html': ['No heading here'],
    'roles/index.html': ['All our roles'],
    'roles/boss/index.html': ['The boss'],
  })

  const leftover = readFileSync(join(out, 'handbook/deep/no-heading-here/index.html'), 'utf8')
  expect(leftover).toContain('Only text, with  and  in it.')
  expect(leftover).toContain('<code>{{ code }}</code>')
  const start = readFileSync(join(out, 'handbook/index.html'), 'utf8')
  expect(start).toContain('Less than a &#x3C;4 and<br>a break.')
  expect(start).toContain('<img src="/handbook/pic.svg" alt=""')
  expect(start).not.toContain('a comment')
  expect(filesBelow(out)).toContain('handbook/pic.svg')
  const deep = readFileSync(join(out, 'handbook/deep/down/page/index.html'), 'utf8')
  expect(deep).toContain('<a href="/handbook/">the start</a> and <a href="/roles/boss/">the role</a>')
})

test('a group at any depth and an order have effect on the navigation', () => {
  const content = contentFolder({
    'handbook/index.md': '# Book\n',
    'handbook/a/index.md': '# Section\n',
    'handbook/a/one.md': '---\nnavTitle: One\nnavGroup: Last\nnavGroupOrder: 2\n---\n',
    'handbook/a/two.md': '---\nnavTitle: Two\nnavGroup: First\nnavGroupOrder: 1\nnavOrder: 2\n---\n',
    'handbook/a/three.md': '---\nnavTitle: Three\nnavGroup: First\nnavOrder: 1\n---\n',
    'handbook/a/plain.md': 'text\n',
  })
  const out = join(temporaryFolder(), 'site')
  expect(handbook(['build', '--content', content, '--out', out]).code).toBe(0)
  const html = readFileSync(join(out, 'handbook/a/index.html'), 'utf8')
  const nav = /<nav aria-label="Section">(.*?)<\/nav>/s.exec(html)?.[1] ?? ''
  expect(nav.replace(/<[^>]*>/g, '|').replace(/[\s|]+/g, '|')).toBe('|Section|Plain|First|Three|Two|Last|One|Print|this|section|')
})
