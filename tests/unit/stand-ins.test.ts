/** Finds placeholders wherever a writer may leave them, and nothing else. */
import { describe, expect, test } from 'vitest'
import { findMarksInProse, isStandIn } from '../../src/collections/fields/stand-in.ts'
import { describeProblems, handbookOf, reportOf, sourcesOf } from './handbooks.ts'

const people = '- { id: ada, name: Ada, active: true }\n'

/** Problems about placeholders, and all other errors. */
function report(files: Readonly<Record<string, string>>): string {
  const { problems } = handbookOf(files, { audience: 'staff', drafts: true })
  return describeProblems(
    problems.filter(({ code, severity }) => code === 'stand-in-left' || severity === 'error'),
    sourcesOf(files),
  )
}

/** Texts of a page's marks. */
function marksIn(body: string, ending = 'mdx'): string[] {
  const files = { [`handbook/index.${ending}`]: body }
  return [...report(files).matchAll(/stand-in-left\n {2}\| (.*)/g)].map((match) => match[1] ?? '')
}

describe('a value', () => {
  test.each([
    ['TODO', true],
    ['TODO: One sentence.', true],
    [' TODO : x', true],
    ['TODO(ada): x', true],
    ['TODO – x', true],
    ['TODO…', true],
    ['TODO ask Mia', true],
    ['TBD', true],
    ['TBD.', true],
    ['FIXME: x', true],
    ['TODO lists for teams', false],
    ['TODO asks', false],
    ['TBDs', false],
    ['TODO-list', false],
    ['The TODO: list', false],
    ['TODOS: x', false],
    ['todo', false],
    ['TODO 日本', false],
    [undefined, false],
    [7, false],
  ])('%j: %s', (value, expected) => {
    expect(isStandIn(value)).toBe(expected)
  })
})

describe('prose', () => {
  test.each([
    ['TODO: x', [0]],
    ['One. TODO: x', [5]],
    ['One (TODO: x) two', [5]],
    ['One\nTODO: x', [4]],
    ['One\n> TODO: x', [6]],
    ['TODO', [0]],
    ['One\nTODO\ntwo', [4]],
    ['“Done.” TODO: x', [8]],
    ['TODO ask Mia', [0]],
    ['One\nTODO write two', [4]],
    ['TBD.', [0]],
    ['One. FIXME: x', [5]],
    ['Write the text here.', [0]],
    ['Write the text of the page here.', [0]],
    ['Write the text here. Then save.', []],
    ['The price is TBD', []],
    ['A FIXME is a mark', []],
    ['the TODO list', []],
    ['TODO lists are long', []],
    ['A stand-in begins with TODO: and a sentence', []],
    ['The mark is TODO', []],
    ['METODO: x', []],
  ])('%j: %j', (text, expected) => {
    expect(findMarksInProse(text)).toEqual(expected)
  })
})

describe('a text', () => {
  test.each([
    ['a paragraph', 'TODO: Write the text here.\n', ['TODO: Write the text here.']],
    ['a heading', '## TODO: heading\n', ['TODO: heading']],
    ['an item', '- one\n- TODO: two\n', ['TODO: two']],
    ['an item without a colon', '- one\n- TODO ask Mia\n', ['TODO ask Mia']],
    ['another mark', 'TBD.\n', ['TBD.']],
    ['what new writes', 'Write the text here.\n', ['Write the text here.']],
    ['a task', '- [ ] TODO: two\n', ['TODO: two']],
    ['a cell', '| A | B |\n| --- | --- |\n| x | TODO: cell |\n', ['TODO: cell']],
    ['a quotation', '> One.\n> TODO: two\n', ['TODO: two']],
    ['bold text', '**TODO:** bold\n', ['TODO:** bold']],
    ['a link', '[TODO: name it](https://example.org/page)\n', ['TODO: name it']],
    ['the second line', 'The price.\nTODO: ask *Ann* again\nand more.\n', ['TODO: ask *Ann* again']],
    ['two in one paragraph', 'TODO: one.\nTODO: two.\n', ['TODO: one.', 'TODO: two.']],
    ['a footnote', 'Text[^1].\n\n[^1]: TODO: source\n', ['TODO: source']],
    ['the text of an image', '![TODO: what it shows](https://example.org/a.png)\n', ['TODO: what it shows']],
    ['an attribute', '<Callout type="tip" title="TODO: name">\n\nText.\n\n</Callout>\n', ['"TODO: name"']],
    ['within a component', '<Callout type="tip">\n\nTODO: tip\n\n</Callout>\n', ['TODO: tip']],
    ['a line with CRLF', 'One.\r\nTODO: two\r\n', ['TODO: two']],
    ['inline code', 'Write `TODO: x` there.\n', []],
    ['code at the beginning', '`TODO: x` is a mark.\n', []],
    ['a block of code', 'Write this:\n\n```yaml\n# TODO: x\ntitle: TODO\n```\n', []],
    ['a comment', '{/* TODO: ask */}\n\nText.\n', []],
    ['running prose', 'Keep the TODO list short, and write TODO: where something is missing.\n', []],
  ])('%s', (_, body, expected) => {
    expect(marksIn(body)).toEqual(expected)
  })

  test.each([
    ['raw HTML', '<div>\nTODO: one\n</div>\n', ['TODO: one']],
    ['an element of its own', '<p>TODO: one</p>\n', ['TODO: one']],
    ['an HTML comment', '<!-- TODO: ask -->\n\nText.\n', []],
    ['raw code', '<pre>\nTODO: one\n</pre>\n', []],
  ])('%s', (_, body, expected) => {
    expect(marksIn(body, 'md')).toEqual(expected)
  })
})

test('published content must be complete', () => {
  expect(reportOf('stand-in-left')).toMatchInlineSnapshot(`
    "handbook/index.md:3:14-3:66 error stand-in-left
      | "TODO: One sentence for search results and indexes."
      "description" is still to be written, but this page is not a draft.
      Write it: One sentence for search results and indexes. Or make it a draft for now: "status: draft".

    handbook/index.md:7:1-7:35 error stand-in-left
      | TODO: mention the volume discount.
      A part of the text is still to be written, but this page is not a draft.
      Write it, and remove the marker. Or make it a draft for now: "status: draft"."
  `)
})

describe('a draft', () => {
  test('has warnings at any depth, and no consequences of its marks', () => {
    const files = {
      'people.yaml': people,
      'openings/a.mdx':
        '---\ndraft: true\nrole: TODO\nstatus: open\nposted: TODO\nvalidThrough: TODO\nemployment: "TODO: Kind."\nlocation: Berlin\nsalary: { currency: TODO, min: TODO, max: 9, per: TODO }\napplyUrl: TODO\n---\n\nTODO: Write the text here.\n',
    }
    expect(report(files)).toMatchInlineSnapshot(`
      "openings/a.mdx:3:7-3:11 warning stand-in-left
        | TODO
        "role" is still to be written.
        Write the id of a role; \`npx handbook ls roles\` lists them.

      openings/a.mdx:5:9-5:13 warning stand-in-left
        | TODO
        "posted" is still to be written.
        Write it: Date posted (date, YYYY-MM-DD).

      openings/a.mdx:6:15-6:19 warning stand-in-left
        | TODO
        "validThrough" is still to be written.
        Write it: Application deadline (date and time with offset).

      openings/a.mdx:7:13-7:26 warning stand-in-left
        | "TODO: Kind."
        "employment" is still to be written.
        Write it: Employment type: FULL_TIME, PART_TIME, CONTRACTOR, TEMPORARY or INTERN; other values are shown as written.

      openings/a.mdx:9:21-9:25 warning stand-in-left
        | TODO
        "currency" of "salary" is still to be written.
        Write it.

      openings/a.mdx:9:32-9:36 warning stand-in-left
        | TODO
        "min" of "salary" is still to be written.
        Write it: number.

      openings/a.mdx:9:51-9:55 warning stand-in-left
        | TODO
        "per" of "salary" is still to be written.
        Write it: hour, month, year.

      openings/a.mdx:10:11-10:15 warning stand-in-left
        | TODO
        "applyUrl" is still to be written.
        Write it: URL or mailto: address for applications.

      openings/a.mdx:13:1-13:27 warning stand-in-left
        | TODO: Write the text here.
        A part of the text is still to be written.
        Write it, and remove the marker."
    `)
  })

  test("without a date or a number isn't in the handbook yet, and references to it aren't faults", () => {
    const files = {
      'people.yaml': `${people}- { id: bo, draft: true, name: Bo, active: TODO }\n`,
      'handbook/index.md': '---\nowner: bo\n---\n\nText.\n',
    }
    const { handbook } = handbookOf(files, { audience: 'staff', drafts: true })
    expect(handbook.entryIndex.ids('people')).toEqual(['ada'])
    expect(report(files)).toMatchInlineSnapshot(`
      "people.yaml:2:44-2:48 warning stand-in-left
        | TODO
        "active" is still to be written.
        Write it: False once the person has left (true or false)."
    `)
  })

  test.each([
    ['handbook/a.md', 'status: draft'],
    ['handbook/a.md', 'draft: true'],
    ['roles/a.md', 'draft: true'],
    ['decisions/0001-a.md', 'title: A\nstatus: proposed\non: 2026-01-01\ndeciders: [ada]\naffects: []\ndraft: true'],
    [
      'changelog/a.md',
      'title: A\ndescription: D.\ntype: fixed\nfeatures: []\ndate: 2026-01-01\nauthors: [ada]\nreviews: []\nstatus: in-review',
    ],
  ])("%s with %j isn't published", (path, head) => {
    const files = { 'people.yaml': people, 'handbook/index.md': 'Text.\n', [path]: `---\n${head}\n---\n\nTODO: Write.\n` }
    const { handbook, problems } = handbookOf(files)
    expect(handbook.entries.map(({ file }) => file)).not.toContain(path)
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['stand-in-left', 'warning']])
  })

  test("that's approved and scheduled is complete: its marks are errors", () => {
    const head =
      'title: A\ndescription: "TODO: One sentence."\ntype: fixed\nfeatures: []\ndate: 2026-12-01\npublishAt: 2026-12-01T00:00:00Z\nauthors: [ada]\nreviews: []\nstatus: approved'
    expect(report({ 'people.yaml': people, 'changelog/2026/12/a.md': `---\n${head}\n---\n\nText.\n` })).toMatchInlineSnapshot(`
      "changelog/2026/12/a.md:3:14-3:35 error stand-in-left
        | "TODO: One sentence."
        "description" is still to be written, but this changelog entry is not a draft.
        Write it: One sentence for lists and feeds. Or make it a draft for now: "status: draft".

      changelog/2026/12/a.md:9:10-9:12 error entry-unreviewed
        | []
        "A" is approved, but no one has approved it.
        Ask another active person in people.yaml for approval, and write "status: in-review" until then."
    `)
  })
})

test('data files are searched by item, and an unknown key stays one', () => {
  expect(
    report({
      'people.yaml': `${people}- { id: bo, name: "TODO: Name to show.", active: true, colour: TODO }\n`,
      'areas.yaml': '- { id: ops, title: Operations, owner: TODO }\n',
      'glossary.yaml': '- id: board\n  term: board\n  aliases: [TODO]\n  definition: "TODO list of the team."\n',
    }),
  ).toMatchInlineSnapshot(`
    "areas.yaml:1:40-1:44 error stand-in-left
      | TODO
      "owner" is still to be written, but this area is not a draft.
      Write the id of a person; \`npx handbook ls people\` lists them. Or make it a draft for now: "draft: true".

    glossary.yaml:3:13-3:17 error stand-in-left
      | TODO
      "aliases" is still to be written, but this term is not a draft.
      Write it. Or make it a draft for now: "draft: true".

    people.yaml:2:19-2:40 error stand-in-left
      | "TODO: Name to show."
      "name" is still to be written, but this person is not a draft.
      Write it: Name to show. Or make it a draft for now: "draft: true".

    people.yaml:2:56-2:62 error key-unknown
      | colour
      A person has no key "colour".
      Its keys are "audience", "draft", "example", "formerly", "owner", "review", "lang", "searchWords", "searchRank", "id", "name", "role", "active", "url", "login".

    people.yaml:2:64-2:68 error stand-in-left
      | TODO
      "colour" is still to be written, but this person is not a draft.
      Write it. Or make it a draft for now: "draft: true"."
  `)
})

test('a former placeholder URL is found in an open position', () => {
  const opening = (more: string) =>
    `title: T\nrole: pm\nposted: 2026-01-01\nvalidThrough: 2027-01-01T00:00:00Z\nemployment: FULL_TIME\nlocation: Berlin\napplyUrl: https://example.com/\n${more}`
  const files = {
    'roles/pm.md': 'Text.\n',
    'openings/a.yaml': opening('status: open\n'),
    'openings/b.yaml': opening('status: closed\n').replace('title: T', 'title: B'),
    'openings/c.yaml': opening('status: open\nexample: true\n').replace('title: T', 'title: C'),
  }
  expect(report(files)).toMatchInlineSnapshot(`
    "openings/a.yaml:7:11-7:31 warning stand-in-left
      | https://example.com/
      "https://example.com/" is a placeholder.
      Write the application address: "https://…" or "mailto:…"."
  `)
})

test("a tracker's issue may have such a title", () => {
  const issue = {
    number: 1,
    title: 'TODO: remove the flag',
    createdAt: '2026-01-01T00:00:00Z',
    state: 'OPEN',
    labels: ['bug'],
    url: 'https://example.com/1',
  }
  expect(report({ 'backlog/app.json': JSON.stringify([issue]) })).toBe('')
})

test("two drafts with the same placeholder title aren't duplicates", () => {
  const page = '---\ntitle: "TODO: Title."\nstatus: draft\n---\n\nText.\n'
  const { problems } = handbookOf({ 'handbook/index.md': 'T\n', 'handbook/a.md': page, 'handbook/b.md': page })
  expect(problems.map(({ code }) => code)).toEqual(['stand-in-left', 'stand-in-left'])
})

test('the glossary may explain a mark', () => {
  const glossary = '- { id: todo, term: TODO, aliases: [TBD], definition: What is to be done. }\n'
  expect(report({ 'glossary.yaml': glossary })).toBe('')
  expect(report({ 'glossary.yaml': '- { id: x, term: "TODO: The word.", definition: What is to be done. }\n' })).toContain('stand-in-left')
  expect(report({ 'glossary.yaml': '- { id: x, term: X, definition: TODO }\n' })).toContain('stand-in-left')
})
