/** What is for staff, a draft or not used is in no file of the public output. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { handbook } from '../support/command.ts'
import { contentFolder, filesWith, temporaryFolder } from '../support/folders.ts'

const secret = 'Zanzibarquokka'

const files = {
  'handbook/index.md': '# Book\n\n[Open](./open.md)\n',
  'handbook/open.md': '# Open\n',
  'handbook/inside.md': `---\naudience: staff\ntitle: Inside ${secret}\n---\n\n${secret} [Open](./open.md) ![plan](./plan-${secret}.svg)\n`,
  [`handbook/plan-${secret}.svg`]: `<svg xmlns="http://www.w3.org/2000/svg"><title>${secret}</title></svg>`,
  'handbook/draft.md': `---\nstatus: draft\ntitle: Draft ${secret}\nformerly: [/old-${secret}/]\n---\n\n${secret}\n`,
  'insights/one.md': `---\non: 2026-05-01\nsource: interview\ncustomer: { ref: ${secret}, segment: x }\nrung: 3\nstatement: ${secret}\nsupports: []\nrecordedBy: pm\naudience: public\n---\n`,
  'people.yaml': '- id: pm\n  name: Somebody\n  active: true\n',
}

test('the public output holds nothing of staff pages, drafts and insights; that of staff has the pages', () => {
  const content = contentFolder(files)
  const [open, inside] = [join(temporaryFolder(), 'public'), join(temporaryFolder(), 'staff')]
  expect(handbook(['build', '--content', content, '--out', open]).code).toBe(0)
  expect(filesWith(open, secret)).toEqual([])
  expect(handbook(['build', '--content', content, '--out', inside, '--audience', 'staff']).code).toBe(0)
  const found = filesWith(inside, secret)
  expect(found).toContain('handbook/inside/index.html')
  expect(found).toContain(`handbook/plan-${secret}.svg`)
  expect(found.some((path) => path.startsWith('pagefind/fragment/'))).toBe(true)
  expect(found.filter((path) => path.includes('draft'))).toEqual([])
})
