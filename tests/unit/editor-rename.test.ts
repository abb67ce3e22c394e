/** The language server renames headings and ids, and everything that refers to them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PrepareRenameRequest, RenameRequest } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { type Editor, startEditor } from '../support/editor.ts'
import { contentFolder } from '../support/folders.ts'

const files = {
  'handbook/index.md': '# Book\n\n[A](a.mdx#second-part) and [its first](a.mdx#first-part)\n',
  'handbook/a.mdx': '---\ntitle: A page\nowner: pm\n---\n\n## First part\n\n## Second part\n\n[up](#second-part)\n',
  'handbook/b.mdx':
    '---\ntitle: B page\nowner: "pm"\n---\n\n<Ref to="handbook/a#second-part"/>, <Ref to="people/pm"/> and <Person id="pm"/>.\n',
  'people.yaml': '# Who is who.\n- { id: pm, name: Pat, active: true }\n- id: cto\n  name: Kim\n  active: true\n',
  'handbook/c.md': '# C\n\nA [plan](/glossary/#plan).\n',
  'glossary.yaml': '- { id: plan, term: Plan, definition: What is bought. }\n',
  'redirects.yaml': '- { from: /old/, to: "/handbook/a/#second-part" }\n',
}

let editor: Editor

beforeAll(async () => {
  editor = await startEditor(contentFolder(files, true), undefined, { keep: true })
})

afterAll(() => editor.stop())

/** The texts that a rename changes, or why there is none. */
async function rename(path: keyof typeof files, text: string, newName: string): Promise<Record<string, string> | string | null> {
  const place = await editor.open(path, text)
  const result = await editor.client.sendRequest(RenameRequest.type, { ...place, newName }).catch((error: Error) => error.message)
  await editor.close(path)
  if (result === null || typeof result === 'string') return result
  return Object.fromEntries(
    Object.entries(files).flatMap(([file, before]) => {
      const edits = result.changes?.[editor.uriOf(file)]
      return edits ? [[file, TextDocument.applyEdits(TextDocument.create('', '', 0, before), edits)]] : []
    }),
  )
}

const heading = files['handbook/a.mdx'].replace('Second', 'Sec‸ond')
const id = files['people.yaml'].replace('id: pm', 'id: p‸m')

test('a heading is renamed with the links to it', async () => {
  expect(await rename('handbook/a.mdx', heading, 'Last part')).toEqual({
    'handbook/index.md': files['handbook/index.md'].replace('#second-part', '#last-part'),
    'handbook/a.mdx': files['handbook/a.mdx'].replace('Second part', 'Last part').replace('#second-part', '#last-part'),
    'handbook/b.mdx': files['handbook/b.mdx'].replace('#second-part', '#last-part'),
    'redirects.yaml': files['redirects.yaml'].replace('#second-part', '#last-part'),
  })
})

test('a heading with the text of another gets an anchor of its own', async () => {
  const changed = await rename('handbook/a.mdx', heading, 'First part')
  expect(changed).toMatchObject({ 'handbook/index.md': '# Book\n\n[A](a.mdx#first-part-1) and [its first](a.mdx#first-part)\n' })
})

test('an id is renamed with the references to it, which keep their quotes', async () => {
  const expected = {
    'handbook/a.mdx': files['handbook/a.mdx'].replace('owner: pm', 'owner: lead'),
    'handbook/b.mdx': files['handbook/b.mdx']
      .replace('"pm"\n', '"lead"\n')
      .replace('people/pm', 'people/lead')
      .replace('id="pm"', 'id="lead"'),
    'people.yaml': files['people.yaml'].replace('id: pm', 'id: lead'),
  }
  expect(await rename('people.yaml', id, 'lead')).toEqual(expected)
  // From a reference.
  expect(await rename('handbook/a.mdx', files['handbook/a.mdx'].replace('owner: pm', 'owner: ‸pm'), 'lead')).toEqual(expected)
})

test('a link to an item in its list follows', async () => {
  expect(await rename('glossary.yaml', files['glossary.yaml'].replace('plan', 'pl‸an'), 'offer')).toEqual({
    'handbook/c.md': files['handbook/c.md'].replace('#plan', '#offer'),
    'glossary.yaml': files['glossary.yaml'].replace('plan', 'offer'),
  })
})

test.each([
  ['people.yaml', id, 'cto', 'There is already a person "cto".'],
  ['people.yaml', id, 'Pät!', `"Pät!" can't be an id. Use only ASCII letters, digits and hyphens.`],
  [
    'handbook/a.mdx',
    heading,
    '{price}',
    'Nothing was renamed, because handbook/a.mdx:8 would have a problem: "{price}" is an expression; content cannot contain code.',
  ],
  ['handbook/a.mdx', heading, ' ', 'A heading needs a text.'],
  ['handbook/a.mdx', files['handbook/a.mdx'].replace('A page', 'A p‸age'), 'x', null],
] as const)('a name that cannot be used is refused: %s, %#', async (path, text, newName, expected) => {
  expect(await rename(path, text, newName)).toBe(expected)
})

test('an editor is told what can be renamed', async () => {
  const prepare = async (path: keyof typeof files, text: string) => {
    const place = await editor.open(path, text)
    const found = await editor.client.sendRequest(PrepareRenameRequest.type, place)
    await editor.close(path)
    return found && 'placeholder' in found ? found.placeholder : found
  }
  expect(await prepare('handbook/a.mdx', heading)).toBe('Second part')
  expect(await prepare('people.yaml', id)).toBe('pm')
  expect(await prepare('handbook/a.mdx', files['handbook/a.mdx'].replace('A page', 'A p‸age'))).toBe(null)
  expect(editor.logged).toEqual([])
})
