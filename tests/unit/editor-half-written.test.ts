/** The language server answers anywhere in a text that's cut off anywhere, and logs no error. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  CompletionRequest,
  DefinitionRequest,
  DocumentSymbolRequest,
  HoverRequest,
  PrepareRenameRequest,
  ReferencesRequest,
} from 'vscode-languageserver/node'
import { type Editor, shippedContent, startEditor } from '../support/editor.ts'
import { contentFolder } from '../support/folders.ts'

/** Characters between two cuts: a number that hits every kind of place over a few files. */
const step = 23

let editor: Editor

beforeAll(async () => {
  editor = await startEditor(contentFolder({ 'handbook/index.md': '# Book\n' }, true), undefined, { keep: true })
})

afterAll(() => editor.stop())

const hostile = [
  '---\na: [{ b: "c\n  - d: *x\n? e\n---\n\n<Callout type={`x` title="\n\n[a](<b\n\n```\n',
  '- {\n- - - a: &x [*x, *y]\n\t- b\n"id": \'c\n',
  '\uFEFF---\r\ntitle: x\r\n---\r\n\r\n# 😀 <Ref to="\r\n',
  '',
]

test.each([
  ['roadmap/bill-of-materials-reports.mdx', undefined],
  ['features/audit-log.mdx', undefined],
  ['people.yaml', undefined],
  ['triage.yaml', undefined],
  ['redirects.yaml', undefined],
  ...hostile.flatMap((text) => [
    ['handbook/hostile.mdx', text] as const,
    ['people.yaml', text] as const,
    ['decisions/x.md', text] as const,
    ['releases/1.0.yaml', text] as const,
  ]),
] as const)('%s, cut off anywhere', async (path, given) => {
  const text = given ?? readFileSync(join(shippedContent, path), 'utf8')
  await editor.open(path, '')
  for (let end = 0; end <= text.length; end += given === undefined ? step : 1) {
    const place = await editor.write(path, `${text.slice(0, end)}‸`)
    const { textDocument } = place
    await Promise.all([
      editor.client.sendRequest(CompletionRequest.type, place),
      editor.client.sendRequest(HoverRequest.type, place),
      editor.client.sendRequest(DefinitionRequest.type, place),
      editor.client.sendRequest(PrepareRenameRequest.type, place),
      editor.client.sendRequest(ReferencesRequest.type, { ...place, context: { includeDeclaration: true } }),
      editor.client.sendRequest(DocumentSymbolRequest.type, { textDocument }),
    ])
  }
  await editor.quickFixes(editor.at(path, { line: 0, character: 0 }))
  await editor.close(path)
  expect([editor.logged, editor.shown]).toEqual([[], []])
})
