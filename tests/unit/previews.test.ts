import { expect, test } from 'vitest'
import { imageOf } from '../../src/page/meta.ts'
import { previewsOf } from '../../src/page/preview.ts'
import { handbookOf } from './handbooks.ts'

const pages = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`handbook/p${index}.md`, `# Page ${index}\n`]))
const titles = (count: number, previews?: 'pages' | 'sections' | 'none') =>
  previewsOf(handbookOf(pages(count), { config: previews ? { previews } : {} }).handbook).map(({ title }) => title)

test("each page has its own image, and each list its section's", () => {
  expect(titles(2).toSorted()).toEqual(['Handbook', 'Page 0', 'Page 1', 'Test handbook'])
})

test.each([
  [2, 'sections', 2],
  [2, 'none', 0],
  [500, undefined, 502],
  [501, undefined, 2],
  [501, 'pages', 503],
] as const)('%i pages with the setting %s have %i images', (count, previews, pictures) => {
  expect(titles(count, previews)).toHaveLength(pictures)
})

test("lists and pages beyond the limit use their section's image", () => {
  const { handbook } = handbookOf(pages(501))
  const entry = handbook.entryIndex.byUrl('/handbook/p7/')
  expect(imageOf('/handbook/p7/', entry, handbook)).toBe(imageOf('/handbook/', undefined, handbook))
  expect(imageOf('/about/', undefined, handbook)).toBe(imageOf('/', undefined, handbook))
  expect(imageOf('/', undefined, handbookOf(pages(1), { config: { previews: 'none' } }).handbook)).toBeUndefined()
})
