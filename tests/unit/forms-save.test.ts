/** Saving forms: what is written, and what is refused without writing anything. */
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { answerApi } from '../../src/forms/gitea.ts'
import { refuseCaller, refuseWriter } from '../../src/forms/guard.ts'
import { openForms } from '../../src/forms/open-forms.ts'
import { keepServed } from '../../src/forms/served.ts'
import { loadSettings } from '../../src/settings.ts'
import { projectRoot } from '../support/command.ts'
import { contentFolder, digestFiles, filesBelow, temporaryFolder } from '../support/folders.ts'

const files = {
  'handbook/index.md': '# Handbook\n\nWelcome.\n',
  'handbook/planning/sizing.mdx': '---\r\ntitle: Sizing\r\n---\r\n\r\nText.\r\n',
  'people.yaml': '- id: ada # first\n  name: Ada\n  active: true\n',
  'roles/pm.yaml': 'title: PM\n',
  'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
  'releases/1.0.yaml': 'date: 2026-01-02\nstatus: released\noffering: app\n',
  'offerings.yaml': '- { id: app, title: App, delivery: versioned }\n',
}

interface Forms {
  content: string
  read(path: string): string
  /** Sends one change as the program does; by default with the version that's on disk. */
  send(change: { operation?: string; path: string; values?: object; sha?: string; more?: object }): {
    status: number
    message: string | undefined
    warnings: unknown
  }
  versionOf(path: string): string | undefined
}

async function openFolder(texts: Record<string, string> = files): Promise<Forms> {
  const content = contentFolder(texts)
  const settings = await loadSettings({ content, config: join(projectRoot, 'handbook.config.ts'), now: '2026-11-24T12:00:00Z' })
  const open = () => openForms(settings)
  const find = (path: string) => open().documents.find((each) => each.path === path)
  return {
    content,
    read: (path) => readFileSync(join(content, path), 'utf8'),
    versionOf: (path) => find(path)?.version,
    send({ operation = 'update', path, values = {}, sha, more = {} }) {
      const shown = find(path)?.text
      const given = { ...(shown === undefined ? {} : JSON.parse(shown)), ...values }
      const file = {
        operation,
        path,
        content: Buffer.from(JSON.stringify(given)).toString('base64'),
        sha: sha ?? find(path)?.version,
        ...more,
      }
      const answer = answerApi({ method: 'POST', path: '/repos/handbook/abc/contents', body: JSON.stringify({ files: [file] }) }, open)
      const { message, warnings } = answer.body as { message?: string; warnings?: unknown }
      return { status: answer.status, message, warnings }
    },
  }
}

describe('what is written', () => {
  test('a page without front matter gets some, and its heading stays its title', async () => {
    const { send, read } = await openFolder()
    expect(send({ path: 'handbook/index.json', values: { description: 'All of it.' } })).toMatchObject({ status: 200 })
    expect(read('handbook/index.md')).toBe('---\ndescription: All of it.\n---\n\n# Handbook\n\nWelcome.\n')
  })

  test('line breaks stay as they are in the file', async () => {
    const { send, read } = await openFolder()
    expect(send({ path: 'handbook/sizing.json', values: { title: 'Sizes', body: 'One.\n\nTwo.' } })).toMatchObject({ status: 200 })
    expect(read('handbook/planning/sizing.mdx')).toBe('---\r\ntitle: Sizes\r\n---\r\n\r\nOne.\r\n\r\nTwo.\r\n')
  })

  test('a new page goes to its folder, a new item to its list, a new list to its file', async () => {
    const { send, read } = await openFolder()
    expect(
      send({
        operation: 'create',
        path: 'handbook/rhythm.json',
        values: { title: 'Rhythm', _folder: 'planning', body: 'Weekly.', draft: false },
      }),
    ).toMatchObject({ status: 200 })
    expect(read('handbook/planning/rhythm.mdx')).toBe('---\ntitle: Rhythm\n---\n\nWeekly.\n')
    expect(send({ operation: 'create', path: 'people/bob.json', values: { name: 'Bob', active: false } })).toMatchObject({ status: 200 })
    expect(read('people.yaml')).toBe('- id: ada # first\n  name: Ada\n  active: true\n- id: bob\n  name: Bob\n  active: false\n')
    expect(send({ operation: 'create', path: 'glossary/sla.json', values: { term: 'SLA', definition: 'A promise.' } })).toMatchObject({
      status: 200,
    })
    expect(read('glossary.yaml')).toBe('- id: sla\n  term: SLA\n  definition: A promise.\n')
  })

  test('a release keeps its version as its name', async () => {
    const { send, read } = await openFolder()
    expect(
      send({ operation: 'create', path: 'releases/1.1.json', values: { date: '2026-12-01', status: 'planned', offering: 'app' } }),
    ).toMatchObject({ status: 200 })
    expect(read('releases/1.1.mdx')).toBe('---\ndate: 2026-12-01\nstatus: planned\noffering: app\n---\n')
  })

  test('an entry that nothing refers to is deleted: a file, or an item of a list', async () => {
    const { send, content, read } = await openFolder()
    expect(send({ operation: 'delete', path: 'areas/core.json' })).toMatchObject({ status: 200 })
    expect(read('areas.yaml').trim()).toBe('')
    expect(send({ operation: 'delete', path: 'handbook/sizing.json' })).toMatchObject({ status: 200 })
    expect(filesBelow(content)).not.toContain('handbook/planning/sizing.mdx')
  })

  test('warnings are told, and keep nothing from being written', async () => {
    const { send, read } = await openFolder()
    const { status, warnings } = send({ path: 'handbook/sizing.json', values: { body: 'A note.[^1]' } })
    expect([status, warnings]).toEqual([200, [expect.stringContaining('[^1]')]])
    expect(read('handbook/planning/sizing.mdx')).toContain('A note.[^1]')
  })

  test('a name with dots and slashes stays in the folder of its collection', async () => {
    const { send, content } = await openFolder()
    const before = filesBelow(content)
    expect(send({ operation: 'create', path: 'handbook/..~1..~1x.json', values: { title: 'X' } })).toMatchObject({ status: 200 })
    expect(filesBelow(content).filter((path) => !before.includes(path))).toEqual(['handbook/x.mdx'])
  })
})

test.each([
  ['a value of another kind', { path: 'people/ada.json', values: { name: '' } }, /needs "name"|"name"/],
  ['a dead reference', { path: 'areas/core.json', values: { owner: 'eve' } }, /There is no (person|.*) "eve"/],
  ['a broken link', { path: 'handbook/index.json', values: { body: '[x](nowhere.md)' } }, /The link "nowhere\.md" is broken/],
  ['an unknown component', { path: 'handbook/sizing.json', values: { body: '<Nothing/>' } }, /Nothing/],
  [
    'deleting what others refer to',
    { operation: 'delete', path: 'people/ada.json' },
    /Nothing was deleted: other entries refer to it.*areas\.yaml, line 1/s,
  ],
  ['another folder', { path: 'handbook/sizing.json', values: { _folder: 'elsewhere' } }, /A form doesn't move entries.*handbook move/],
  [
    'a name that is taken',
    { operation: 'create', path: 'people/Ada.json', values: { name: 'Ada', active: true } },
    /There is already a person "ada"/,
  ],
  ['a collection that is none', { operation: 'create', path: 'nothing/x.json', values: {} }, /is not an entry of this handbook/],
  ['a list that commands write', { operation: 'create', path: 'editions/x.json', values: {} }, /is not an entry of this handbook/],
  ['a path out of the folder', { operation: 'create', path: 'handbook/../../x.json', values: {} }, /is not an entry of this handbook/],
  [
    'a folder out of the folder',
    { operation: 'create', path: 'handbook/x.json', values: { title: 'X', _folder: '../..' } },
    /can't be the name of an entry/,
  ],
  ['an entry that is gone', { path: 'people/eve.json', sha: 'x' }, /This entry is no longer there/],
  [
    'an older version',
    { path: 'people/ada.json', values: { name: 'A' }, sha: 'older' },
    /Someone else changed "people\.yaml" after you opened it\. Nothing was written/,
  ],
  ['a rename', { path: 'people/ada.json', more: { from_path: 'people/eve.json' } }, /no change that a form makes/],
])('%s is refused, and nothing is written', async (_, change, message) => {
  const { send, content } = await openFolder()
  const before = digestFiles(content)
  const { status, message: said } = send(change)
  expect(status).toBeGreaterThanOrEqual(400)
  expect(said).toMatch(message)
  expect(digestFiles(content)).toEqual(before)
})

test('of two writers of one entry, both keep their fields; of one field, the second is refused', async () => {
  const { send, read, content, versionOf } = await openFolder()
  const settings = await loadSettings({ content, config: join(projectRoot, 'handbook.config.ts') })
  for (const { version, text } of openForms(settings).documents) keepServed(version, text)
  const opened = versionOf('people/ada.json') ?? ''
  expect(send({ path: 'people/ada.json', values: { url: 'https://example.com/ada' } })).toMatchObject({ status: 200 })
  expect(send({ path: 'people/ada.json', values: { name: 'Ada L.', url: '' }, sha: opened })).toMatchObject({ status: 200 })
  expect(read('people.yaml')).toBe('- id: ada # first\n  name: Ada L.\n  active: true\n  url: https://example.com/ada\n')
  const { status, message } = send({ path: 'people/ada.json', values: { name: 'A. L.' }, sha: opened })
  expect([status, message]).toEqual([422, expect.stringContaining('in the same field: Name. Nothing was written')])
})

test('a state that comes back has another id, since browsers keep what they wrote in between', async () => {
  const content = contentFolder(files)
  const settings = await loadSettings({ content, config: join(projectRoot, 'handbook.config.ts') })
  const ask = () => answerApi({ method: 'GET', path: '/repos/handbook/abc/branches/content', body: '' }, () => openForms(settings)).body
  const write = (text: string) => writeFileSync(join(content, 'handbook/index.md'), text)
  const first = ask()
  expect(ask()).toEqual(first)
  write('# Another\n')
  expect(ask()).not.toEqual(first)
  write(files['handbook/index.md'])
  expect(ask()).not.toEqual(first)
})

test('a file that is a link to somewhere else is not written', async () => {
  const outside = join(temporaryFolder(), 'page.md')
  writeFileSync(outside, '---\ntitle: Outside\n---\n')
  const { send, content } = await openFolder()
  symlinkSync(outside, join(content, 'handbook/outside.md'))
  const { status } = send({ path: 'handbook/outside.json', values: { title: 'Inside' } })
  expect(status).toBeGreaterThanOrEqual(400)
  expect(readFileSync(outside, 'utf8')).toBe('---\ntitle: Outside\n---\n')
})

test('a folder that is a link to somewhere else gets no file', async () => {
  const outside = temporaryFolder()
  const { send, content } = await openFolder()
  symlinkSync(outside, join(content, 'glossary-folder'))
  symlinkSync(outside, join(content, 'insights'))
  const values = {
    title: 'I',
    on: '2026-11-02',
    source: 'survey',
    customer: { ref: 'c', segment: 's' },
    rung: 1,
    statement: 'S.',
    recordedBy: 'ada',
  }
  expect(send({ operation: 'create', path: 'insights/one.json', values }).status).toBeGreaterThanOrEqual(400)
  expect(filesBelow(outside)).toEqual([])
})

const here = { host: '127.0.0.1:4321', authorization: 'token abc' }

test.each([
  ['the page itself', '127.0.0.1', { ...here, origin: 'http://127.0.0.1:4321', 'sec-fetch-site': 'same-origin' }, true],
  ['by another local name', '::ffff:127.0.0.1', { ...here, host: 'localhost:4321' }, true],
  ['another computer', '192.168.1.7', here, false],
  ['a name that leads here', '127.0.0.1', { ...here, host: 'evil.example:4321' }, false],
  ['no name', '127.0.0.1', { authorization: 'token abc' }, false],
  ['another site', '127.0.0.1', { ...here, origin: 'https://evil.example' }, false],
  ['another port of this computer', '127.0.0.1', { ...here, origin: 'http://127.0.0.1:9999' }, false],
  ['a page of another site', '127.0.0.1', { ...here, 'sec-fetch-site': 'cross-site' }, false],
  ['a frame without an origin', '127.0.0.1', { ...here, origin: 'null' }, false],
  ['without the token', '127.0.0.1', { host: '127.0.0.1:4321' }, false],
  ['with another token', '127.0.0.1', { ...here, authorization: 'token abd' }, false],
  ['with a longer token', '127.0.0.1', { ...here, authorization: 'token abcd' }, false],
])('a caller: %s', (_, from, headers, isAllowed) => {
  const caller = { from, headers }
  expect((refuseCaller(caller) ?? refuseWriter(caller, 'abc')) === undefined).toBe(isAllowed)
})

test.each([
  ['GET', '/nothing', 404],
  ['GET', '/repos/other/abc/contents', 404],
  ['DELETE', '/repos/handbook/abc/contents', 404],
  ['POST', '/repos/handbook/abc/contents', 400],
  ['POST', '/repos/handbook/abc/file-contents', 400],
])('%s %s is answered with %i', async (method, path, status) => {
  const settings = await loadSettings({ content: contentFolder(files), config: join(projectRoot, 'handbook.config.ts') })
  for (const body of ['', '{', 'null', '[]', '{"files":[null]}'].slice(0, path.endsWith('file-contents') ? 4 : 5))
    expect(answerApi({ method, path, body }, () => openForms(settings)).status, body).toBe(status)
})
