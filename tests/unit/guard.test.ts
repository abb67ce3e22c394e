import { expect, test } from 'vitest'
import { fileAccess, isBlocked } from '../../src/integrations/guard.ts'

const root = '/project'

test.each([
  ['/', false],
  ['/handbook/a.png', false],
  ['/handbook/a%20b.png?x', false],
  ['/@vite/client', false],
  ['/@id/__x00__a', false],
  ['/src/components/client.ts', false],
  ['/node_modules/.vite/deps/a.js', false],
  ['/@fs/project/node_modules/.vite/deps/a.js', false],
  ['/.env', true],
  ['/a/.git/config', true],
  ['/%2egit/config', true],
  ['/%252egit/config', true],
  ['/%25252525252egit/config', true],
  ['/a/..%2f.git', true],
  ['/a\\.git\\config', true],
  ['/node_modules/.vite/../.env', true],
  ['/a%00', true],
  ['/%', true],
  ['/__open-in-editor?file=a', true],
  ['/src/content/tiers.yaml', true],
  ['/src//content/tiers.yaml?raw', true],
  ['/@fs/project/src/content/tiers.yaml', true],
  ['/@fs/the%20content/a.md', true],
  ['/@fs//the%20content/a.md', true],
  ['/@id//the%20content/a.md?raw', true],
  ['/@id/@fs/the%20content/a.md', true],
])('%s is blocked: %s', (url, expected) => {
  expect(isBlocked(url, root, '/the content')).toBe(expected)
})

test('Vite itself reads neither content nor files next to the sources', () => {
  const { allow, deny } = fileAccess(root, '/a [b]/content', '/program')
  expect(allow).toEqual([
    '/project/src',
    '/project/public',
    '/project/node_modules',
    '/project/.astro',
    '/program/src',
    '/program/public',
    '/program/node_modules',
  ])
  expect(deny).toContain('/a \\[b\\]/content/**')
  expect(deny).toContain('/project/src/content/**')
})
