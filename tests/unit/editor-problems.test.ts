/** The language server reports problems while someone writes, and offers their fixes. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  CodeActionRequest,
  createProtocolConnection,
  ExitNotification,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { SettingsError } from '../../src/settings.ts'
import { projectRoot } from '../support/command.ts'
import { shippedContent, shippedSettings, startEditor, testSettings } from '../support/editor.ts'
import { contentFolder } from '../support/folders.ts'
import { repository } from '../support/repository.ts'

const files = {
  'handbook/index.md': '# Book\n\n[A](a.md#here)\n',
  'handbook/a.md': '---\ntitle: A page\nowner: pm\n---\n\n## Here\n',
  'people.yaml': '- { id: pm, name: Pat, active: true }\n',
}

test('problems of all files follow each change of an open document', async () => {
  const content = contentFolder(files)
  const editor = await startEditor(content)
  await editor.open('handbook/a.md', files['handbook/a.md'])
  await editor.write('handbook/a.md', '---\ntitle: A page\nowner: pn\n---\n\n## There 😀\n\n[x](y.md)\n')
  await expect.poll(() => editor.problemsIn('handbook/a.md')).toEqual(['2:7-2:9 reference-missing', '7:4-7:8 link-missing'])
  expect(editor.problemsIn('handbook/index.md')).toEqual(['2:8-2:13 anchor-missing'])
  expect(editor.diagnosticsIn('handbook/index.md')).toEqual([
    {
      range: { start: { line: 2, character: 8 }, end: { line: 2, character: 13 } },
      severity: 1,
      code: 'anchor-missing',
      codeDescription: { href: 'https://manual.example.com/handbook/problems/anchor-missing/' },
      source: 'handbook',
      message: '"A page" has no heading "#here". Did you mean "#there-"? Its headings are "#there-".',
    },
  ])
  // Half written.
  await editor.write('handbook/a.md', '---\ntitle: "A pa')
  await expect.poll(() => editor.problemsIn('handbook/a.md')).toEqual(['0:0-0:0 front-matter-missing'])
  expect(editor.problemsIn('handbook/index.md')).toEqual([])
  await editor.write('handbook/a.md', files['handbook/a.md'])
  await expect.poll(() => editor.filesWithProblems()).toEqual([])
  expect(editor.logged).toEqual([])
})

test('columns count UTF-16 units, and related places come along', async () => {
  const content = contentFolder(files)
  const editor = await startEditor(content)
  await editor.open('handbook/a.md', '# A 😀\n\n😀 [x](y.md)\n')
  await expect.poll(() => editor.problemsIn('handbook/a.md')).toEqual(['2:7-2:11 link-missing'])
  await editor.open('people.yaml', '- { id: pm, name: Pat, active: true }\n- { id: pm, name: Kim, active: true }\n')
  await expect.poll(() => editor.problemsIn('people.yaml')).toEqual(['1:8-1:10 id-duplicate'])
  expect(editor.diagnosticsIn('people.yaml')[0]?.relatedInformation).toEqual([
    {
      location: { uri: editor.uriOf('people.yaml'), range: { start: { line: 0, character: 8 }, end: { line: 0, character: 8 } } },
      message: 'first given here',
    },
  ])
})

test('only files whose problems changed are sent again', async () => {
  const content = contentFolder({ ...files, 'handbook/b.md': '# B\n\n[x](nowhere.md)\n' })
  const editor = await startEditor(content)
  await expect.poll(() => editor.filesWithProblems()).toEqual(['handbook/b.md'])
  await editor.open('handbook/a.md', '# A\n\n## Here\n\n[x](y.md)\n')
  await expect.poll(() => editor.filesWithProblems()).toEqual(['handbook/a.md', 'handbook/b.md'])
  expect([editor.countSent('handbook/b.md'), editor.countSent('handbook/index.md')]).toEqual([1, 0])
})

test('a new document counts before it is saved, a closed one no longer', async () => {
  const content = contentFolder(files)
  const editor = await startEditor(content)
  await editor.open('handbook/new.md', '# New\n\n[A](a.md#hree)\n')
  await expect.poll(() => editor.problemsIn('handbook/new.md')).toEqual(['2:8-2:13 anchor-missing'])
  await editor.close('handbook/new.md')
  await expect.poll(() => editor.filesWithProblems()).toEqual([])
})

test('files that are left out, and files elsewhere, are ignored', async () => {
  const content = contentFolder(files)
  const editor = await startEditor(content)
  for (const path of ['../elsewhere.md', 'handbook/_draft.md', 'handbook/notes.txt']) {
    const place = await editor.open(path, '---\n‸owner: nobody\n---\n\n[x](y.md)\n')
    expect(await editor.quickFixes(place)).toEqual([])
  }
  await editor.open('handbook/a.md', '# A\n\n## Here\n\n[x](y.md)\n')
  await expect.poll(() => editor.filesWithProblems()).toEqual(['handbook/a.md'])
  expect(editor.logged).toEqual([])
})

test('a certain fix comes first, then what else is suggested', async () => {
  const content = contentFolder({
    ...files,
    'people.yaml': '- { id: product-lead, name: Pat, active: true }\n- { id: product-owner, name: Kim, active: true }\n',
    'releases/2.30.yaml': 'title: Spring\n',
  })
  const editor = await startEditor(content)
  const place = await editor.open('handbook/a.md', '---\ntitle: A page\nowner: "produt-l‸ead"\n---\n\n## Here\n')
  const range = { start: { line: 2, character: 7 }, end: { line: 2, character: 20 } }
  expect(await editor.quickFixes(place)).toEqual([
    { title: 'Write "product-lead"', isPreferred: true, edits: [{ range, newText: '"product-lead"' }] },
  ])
  const key = await editor.write('handbook/a.md', '---\ntitle: A page\nstat‸s: draft\n---\n\n## Here\n')
  expect((await editor.quickFixes(key)).map(({ title }) => title)).toEqual(['Write "status"'])
  const value = await editor.write('handbook/a.md', '---\ntitle: A page\nstatus: ‸done\n---\n\n## Here\n')
  expect((await editor.quickFixes(value)).map(({ title }) => title)).toEqual([
    'Write "draft"',
    'Write "active"',
    'Write "superseded"',
    'Write "archived"',
  ])
  const anchor = await editor.write('handbook/a.md', '# A\n\n## Here\n\n[x](#he‸r)\n')
  expect((await editor.quickFixes(anchor)).map(({ title, edits }) => [title, edits[0]?.newText])).toEqual([['Write "#here"', '#here']])
})

test('a handbook without a configuration is told, and read once there is one', async () => {
  const content = contentFolder({ ...files, 'handbook/b.md': '# B\n\n[x](nowhere.md)\n' })
  let isMissing = true
  const editor = await startEditor(content, async () => {
    if (isMissing) throw new SettingsError('There is no configuration file.')
    return testSettings(content)
  })
  await expect.poll(() => editor.shown).toEqual(['There is no configuration file.'])
  const place = await editor.open('../handbook.config.ts', '‸')
  expect(await editor.quickFixes(place)).toEqual([])
  isMissing = false
  await editor.save('../handbook.config.ts')
  await expect.poll(() => editor.filesWithProblems()).toEqual(['handbook/b.md'])
})

test('an editor that watches files says when they change', async () => {
  const content = contentFolder({ ...files, 'handbook/b.md': '# B\n\n[x](nowhere.md)\n' })
  const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } } }
  const editor = await startEditor(content, undefined, { capabilities })
  await expect.poll(() => editor.filesWithProblems()).toEqual(['handbook/b.md'])
  await expect.poll(() => editor.watched).toEqual(['**/*', '**/handbook.config.*'])
  writeFileSync(join(content, 'handbook/b.md'), '# B\n')
  await editor.touch('handbook/b.md')
  await expect.poll(() => editor.filesWithProblems()).toEqual([])
  expect(editor.logged).toEqual([])
})

test('the disk is read again when a document is saved', async () => {
  const content = contentFolder({ ...files, 'handbook/b.md': '# B\n\n[x](nowhere.md)\n' })
  const editor = await startEditor(content)
  await editor.open('handbook/a.md', files['handbook/a.md'])
  await expect.poll(() => editor.filesWithProblems()).toEqual(['handbook/b.md'])
  writeFileSync(join(content, 'handbook/b.md'), '# B\n')
  rmSync(join(content, 'handbook/index.md'))
  await editor.save('handbook/a.md')
  await expect.poll(() => editor.filesWithProblems()).toEqual([])
})

test('the shipped handbook has no problems, and one that is written is found', async () => {
  const editor = await startEditor(shippedContent, shippedSettings)
  await editor.open('features/audit-log.mdx', '---\ntitle: Audit log\n---\n\n<Ref to="features/audit-lo"/>\n')
  await expect.poll(() => editor.problemsIn('features/audit-log.mdx')).toContain('4:9-4:26 reference-missing')
})

test('the command serves over standard input and output', async () => {
  const content = contentFolder(files)
  const server = spawn(process.execPath, [join(projectRoot, 'src/cli/main.ts'), 'lsp', '--stdio', '--content', content], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const ended = once(server, 'exit')
  const client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin))
  client.listen()
  const { serverInfo } = await client.sendRequest(InitializeRequest.type, { processId: null, rootUri: null, capabilities: {} })
  expect(serverInfo).toEqual({ name: 'handbook' })
  await client.sendRequest(ShutdownRequest.type)
  await client.sendNotification(ExitNotification.type)
  expect(await ended).toEqual([0, null])
  client.dispose()
})

test('an address that an edition had and that is lost is redirected by a quick fix', async () => {
  const repo = repository()
  const commit = repo.commit(
    { 'handbook/index.md': '# Book\n', 'handbook/old.md': '# Old\n\nA text of its own that git knows again.\n' },
    '2026-02-01',
  )
  const editions = `- { name: spring, commit: ${commit}, date: 2026-02-01 }\n`
  repo.write({ 'editions.yaml': editions, 'handbook/new.md': '# Old\n\nA text of its own that git knows again.\n' })
  rmSync(join(repo.content, 'handbook/old.md'))
  const editor = await startEditor(repo.content)
  const place = await editor.open('editions.yaml', editions.replace('spring', 'spr‸ing'))
  const { textDocument, position } = place
  const range = { start: position, end: position }
  const found = await editor.client.sendRequest(CodeActionRequest.type, { textDocument, range, context: { diagnostics: [] } })
  const actions = (found ?? []).flatMap((each) =>
    'edit' in each && each.edit ? [{ title: each.title, isPreferred: each.isPreferred, edit: each.edit }] : [],
  )
  const line = (to: string) => [
    { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: `- from: /handbook/old/\n  to: ${to}\n` },
  ]
  const uri = editor.uriOf('redirects.yaml')
  const make = (to: string) => ({
    documentChanges: [
      { kind: 'create', uri },
      { textDocument: { uri, version: null }, edits: line(to) },
    ],
  })
  expect(actions).toEqual([
    { title: 'Redirect it to "/handbook/new/"', isPreferred: true, edit: make('/handbook/new/') },
    { title: 'Record that the page is gone for good', edit: make('none') },
  ])
  // An existing list gets one more line.
  await editor.open('redirects.yaml', '# Ours\n- { from: /a/, to: /handbook/ }‸\n')
  const again = await editor.client.sendRequest(CodeActionRequest.type, { textDocument, range, context: { diagnostics: [] } })
  const [first] = again ?? []
  expect(first && 'edit' in first && first.edit?.changes?.[uri]?.[0]?.newText).toBe(
    '# Ours\n- { from: /a/, to: /handbook/ }\n- from: /handbook/old/\n  to: /handbook/new/\n',
  )
})
