import { expect, test } from 'vitest'
import { handbookOf } from './handbooks.ts'

const item = 'title: T\nhorizon: later\nstatus: considering\narea: core\nobjectives: []\nhistory: []\n'
const taken = (path: string, text: string) =>
  handbookOf({ [path]: text }).problems.flatMap(({ code, message }) => (code === 'id-duplicate' ? [message] : []))

test.each([
  ['roadmap/2.yaml', item, '/roadmap/2/'],
  ['roadmap/by-objective.yaml', item, '/roadmap/by-objective/'],
  ['changelog/upgrade.md', '---\ntitle: T\n---\n', '/changelog/upgrade/'],
  ['changelog/board.md', '---\ntitle: T\n---\n', '/changelog/board/'],
])('%s may not replace a page of the site', (path, text, address) => {
  expect(taken(path, text)).toEqual([`The handbook already has a page at "${address}".`])
})

test.each([
  ['roadmap/2-factor-login.yaml', item],
  ['handbook/index.md', '# Book\n'],
  ['roles/README.md', '# Roles\n'],
  ['changelog/2026/11/upgrade.md', '---\ntitle: T\n---\n'],
])("%s doesn't clash with anything", (path, text) => {
  expect(taken(path, text)).toEqual([])
})
