/** Issue lists and insights in editions: staff only, and only if the edition has such entries. */
import { beforeAll, expect, test } from 'vitest'
import { repository } from '../support/repository.ts'
import { editionsIn, pagesIn } from './published-editions.ts'

let content: string
beforeAll(() => {
  const repo = repository(true)
  content = repo.content
  const one = repo.commit(
    {
      'handbook/page.md': '---\ntitle: Page\naudience: staff\n---\n\n[Issues](/backlog/), [insights](/insights/), [status](/status/).\n',
      'people.yaml': '- { id: ada, name: Ada, active: true }\n',
      'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
      'roadmap/faster.md':
        '---\ntitle: Faster\nhorizon: later\nstatus: considering\narea: core\nobjectives: []\nhistory: [{ on: 2026-01-01, change: Taken up, reason: Asked }]\n---\n\nText.\n',
      'insights/slow.yaml':
        'on: 2026-01-10\nsource: interview\ncustomer: { ref: c1, segment: small }\nrung: 3\nstatement: They wait for it.\nsupports: [faster]\nrecordedBy: ada\n',
    },
    '2026-01-20',
  )
  const two = repo.commit(
    {
      'insights/slow.yaml': undefined,
      'backlog/wait.yaml': 'title: The wait is long\nkind: bug\nopened: 2026-02-11\nstatus: new\n',
    },
    '2026-02-20',
  )
  repo.commit({
    'backlog/wait.yaml': undefined,
    'editions.yaml': `- { name: one, commit: ${one}, date: 2026-01-31 }\n- { name: two, commit: ${two}, date: 2026-02-28 }\n`,
  })
})

test("staff find what was known at the edition's date", () => {
  const pages = pagesIn(editionsIn(content, { audience: 'staff' }))
  const lists = [...pages.keys()].filter((url) => /^\/editions\/\w+\/(backlog|insights)\//.test(url))
  expect(lists).toEqual(['/editions/one/insights/', '/editions/two/backlog/'])
  expect(pages.get('/editions/one/insights/')).toContain(
    '<tr id="slow"><th scope="row">They wait for it.</th><td><time datetime="2026-01-10">10 January 2026</time></td>',
  )
  expect(pages.get('/editions/two/backlog/')).toMatch(
    /<h2[^>]*>Untriaged.*<td>The wait is long<\/td><td>Bug<\/td><td>17(&nbsp;| |\u00a0)days<\/td>/s,
  )
  expect(pages.get('/editions/one/')).toContain('<a href="/editions/one/insights/">Insights</a>')
  expect(pages.get('/editions/two/')).toContain('<a href="/editions/two/backlog/">Backlog</a>')
})

test("links go to the edition's lists, or to today's if it has none", () => {
  const pages = pagesIn(editionsIn(content, { audience: 'staff' }))
  expect(pages.get('/editions/one/handbook/page/')).toContain(
    '<a href="/backlog/">Issues</a>, <a href="/editions/one/insights/">insights</a>, <a href="/status/">status</a>',
  )
  expect(pages.get('/editions/one/roadmap/faster/')).toContain('href="/editions/one/insights/#slow"')
})

test('the public gets none of it', () => {
  const pages = pagesIn(editionsIn(content))
  expect([...pages.keys()].filter((url) => /backlog|insights/.test(url))).toEqual([])
  expect([...pages.values()].join('\n')).not.toMatch(/They wait|The wait|backlog|insights/i)
})
