/** The language server updates links, references and redirects before an editor renames a file or a folder. */
import { expect, test } from 'vitest'
import { TextDocumentEdit, WillRenameFilesRequest } from 'vscode-languageserver/node'
import { startEditor } from '../support/editor.ts'
import { contentFolder } from '../support/folders.ts'

const files = {
  'handbook/index.md': '# Book\n\n[A](guides/a.mdx#part)\n',
  'handbook/guides/a.mdx': '---\ntitle: A page\n---\n\n## Part\n\n[up](../index.md)\n',
  'handbook/guides/b.mdx': '---\ntitle: B page\naudience: staff\n---\n\n<Ref to="handbook/guides/a"/>\n',
}

/** What the editor is told to change, by path, and what is shown to the writer. */
async function move(from: string, to: string, open: Readonly<Record<string, string>> = {}) {
  const editor = await startEditor(contentFolder(files))
  for (const [path, text] of Object.entries(open)) await editor.open(path, text)
  const [oldUri, newUri] = [editor.uriOf(from), editor.uriOf(to)]
  const result = await editor.client.sendRequest(WillRenameFilesRequest.type, { files: [{ oldUri, newUri }] })
  const texts = (result?.documentChanges ?? [])
    .filter(TextDocumentEdit.is)
    .map(({ textDocument, edits: [edit] }) => [
      Object.keys(files).find((path) => editor.uriOf(path) === textDocument.uri) ?? textDocument.uri,
      edit && 'newText' in edit ? edit.newText : '',
    ])
  return { texts: Object.fromEntries(texts), shown: editor.shown }
}

test('a page moves with the links and references to it, and has a redirect', async () => {
  const { texts } = await move('handbook/guides/a.mdx', 'handbook/first.mdx')
  expect(texts).toEqual({
    'handbook/index.md': '# Book\n\n[A](first.mdx#part)\n',
    'handbook/guides/a.mdx': expect.stringMatching(/formerly: \[guides\/a\][\s\S]*\[up\]\(\.\/index\.md\)/),
    'handbook/guides/b.mdx': expect.stringContaining('<Ref to="handbook/first"/>'),
  })
})

test('a folder moves as a whole', async () => {
  const { texts } = await move('handbook/guides', 'handbook/how-to')
  expect(texts['handbook/index.md']).toContain('[A](how-to/a.mdx#part)')
  expect(texts['handbook/guides/b.mdx']).toContain('handbook/how-to/a')
})

test('a text counts as it is in the editor', async () => {
  const { texts } = await move('handbook/guides/a.mdx', 'handbook/first.mdx', {
    'handbook/index.md': '# Book‸\n\nNew: [A](guides/a.mdx)\n',
  })
  expect(texts['handbook/index.md']).toBe('# Book\n\nNew: [A](first.mdx)\n')
})

test.each([
  ['where nothing is read', 'handbook/guides/a.mdx', 'elsewhere/a.mdx', /^Links and references stay as they are\. /],
  ['that is no content', 'notes.txt', 'other.txt', undefined],
])('a file %s changes no text', async (_, from, to, message) => {
  const { texts, shown } = await move(from, to)
  expect(texts).toEqual({})
  if (message) expect(shown.join()).toMatch(message)
})
