/** The language server renames headings and ids, and everything that refers to them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  CreateFile,
  PrepareRenameRequest,
  RenameFile,
  RenameRequest,
  TextDocumentEdit,
  WillRenameFilesRequest,
} from 'vscode-languageserver/node'
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

const able = {
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename'] as ('create' | 'rename')[] } },
}

/** An editor with a copy of the files, and what it's told when the reference at the cursor gets a new id. */
async function renameEntry(path: keyof typeof files, text: string, newName: string, capabilities: object = able) {
  const folder = contentFolder(files)
  const own = await startEditor(folder, undefined, { capabilities })
  const place = await own.open(path, text)
  const result = await own.client.sendRequest(RenameRequest.type, { ...place, newName }).catch((error: Error) => error.message)
  const changes = typeof result === 'string' ? [] : (result?.documentChanges ?? [])
  const pathOf = (uri: string) => decodeURIComponent(uri.slice(own.uriOf('').length + 1))
  const texts = Object.fromEntries(
    changes
      .filter(TextDocumentEdit.is)
      .map(({ textDocument, edits: [edit] }) => [pathOf(textDocument.uri), edit && 'newText' in edit && edit.newText]),
  )
  const renamed = changes.filter(RenameFile.is).map(({ oldUri, newUri }) => `${pathOf(oldUri)} -> ${pathOf(newUri)}`)
  return {
    own,
    texts,
    renamed,
    created: changes.filter(CreateFile.is).map(({ uri }) => pathOf(uri)),
    message: typeof result === 'string' ? result : undefined,
  }
}

const link = files['handbook/index.md'].replace('a.mdx#sec', 'a.m‸dx#sec')

test.each([
  ['a link', 'handbook/index.md', link],
  ['a reference', 'handbook/b.mdx', files['handbook/b.mdx'].replace('handbook/a', 'handbook/‸a')],
] as const)('an entry is renamed with its file from %s', async (_, path, text) => {
  const { texts, renamed, created } = await renameEntry(path, text, 'guide')
  expect(renamed).toEqual(['handbook/a.mdx -> handbook/guide.mdx'])
  expect(created).toEqual([])
  expect(texts).toEqual({
    'handbook/index.md': files['handbook/index.md'].replaceAll('a.mdx', 'guide.mdx'),
    'handbook/b.mdx': files['handbook/b.mdx'].replace('handbook/a', 'handbook/guide'),
    'redirects.yaml': `${files['redirects.yaml'].replace('/handbook/a/', '/handbook/guide/')}- from: /handbook/a/\n  to: /handbook/guide/\n`,
  })
})

test('an editor that asks again before it renames the file is told nothing more', async () => {
  const { own, texts } = await renameEntry('handbook/index.md', link, 'guide')
  const ask = () =>
    own.client.sendRequest(WillRenameFilesRequest.type, {
      files: [{ oldUri: own.uriOf('handbook/a.mdx'), newUri: own.uriOf('handbook/guide.mdx') }],
    })
  // The writer may have put the edit aside, and renames the file later.
  expect(await ask()).not.toBe(null)
  for (const [path, text] of Object.entries(texts)) await own.open(path, String(text))
  expect(await ask()).toBe(null)
})

test.each([
  ['an id that exists', 'b', 'There is already a page "b".'],
  ['no id', 'a b!', `"a b!" can't be an id. Use only ASCII letters, digits and hyphens.`],
  ['its own id', 'a', '"a" is its id already.'],
  ['a folder that has a page', 'b/', `"b/" can't be an id. Use only ASCII letters, digits and hyphens.`],
])('an entry keeps its name for %s', async (_, newName, message) => {
  const result = await renameEntry('handbook/index.md', link, newName)
  expect(result).toMatchObject({ message, texts: {}, renamed: [] })
})

test('an entry keeps its name while its file has unsaved changes, and in an editor that renames no files', async () => {
  const { own, message } = await renameEntry('handbook/index.md', link, 'guide', {})
  expect(message).toBe("This editor can't rename files. Run npx handbook move handbook/a handbook/guide")
  await own.stop()
  const other = await startEditor(contentFolder(files), undefined, { capabilities: able })
  await other.open('handbook/a.mdx', `${files['handbook/a.mdx']}\nMore.\n`)
  const place = await other.open('handbook/index.md', link)
  const refused = await other.client.sendRequest(RenameRequest.type, { ...place, newName: 'guide' }).catch((error: Error) => error.message)
  expect(refused).toBe('"handbook/a.mdx" has unsaved changes. Save it first.')
})
