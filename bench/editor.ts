/** Times the answers of the language server: `npm run bench:editor`, with the number of pages as an argument (default 1,000). */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import {
  CompletionRequest,
  createProtocolConnection,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentSymbolRequest,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  PublishDiagnosticsNotification,
  ReferencesRequest,
  ShowMessageNotification,
  StreamMessageReader,
  StreamMessageWriter,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node'
import { writeCorpus } from './corpus.ts'

const program = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
const rounds = 15

const folder = mkdtempSync(join(tmpdir(), 'handbook-editor-'))
const content = join(folder, 'content')
const pages = writeCorpus(content, Number(process.argv[2] ?? 1000))
writeFileSync(
  join(folder, 'handbook.config.mjs'),
  "export default { title: 'Book', organisation: 'Us', description: 'A book.', site: 'https://book.example.com' }\n",
)

const server = spawn(
  process.execPath,
  [program, 'lsp', '--stdio', '--content', content, '--config', join(folder, 'handbook.config.mjs'), '--now', '2026-11-30'],
  { stdio: ['pipe', 'pipe', 'inherit'] },
)
const client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin))
let published: () => void = () => undefined
client.onNotification(PublishDiagnosticsNotification.type, () => published())
client.onNotification(ShowMessageNotification.type, ({ message }) => console.error(message))
client.onNotification(LogMessageNotification.type, ({ message }) => console.error(message))
client.listen()

const waitForProblems = () =>
  new Promise<void>((resolve) => {
    published = resolve
  })

/** Prints the median and the longest time, in milliseconds. */
async function time(what: string, act: (round: number) => Promise<unknown>): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    const answer = await act(round)
    if (answer === null || (Array.isArray(answer) && answer.length === 0)) throw new Error(`No answer: ${what}`)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  console.log(`${what.padEnd(28)} ${Math.round(times[rounds >> 1] ?? 0)} ms, at most ${Math.round(times.at(-1) ?? 0)} ms`)
}

const uri = pathToFileURL(join(content, 'handbook/new.mdx')).href
const textOf = (round: number) =>
  `---\ntitle: New ${round}\nowner: writer\n---\n\n<Ref to="features/f1"/>\n\n[first](nowhere-${round}.md)\n\n## Heading\n`
const at = (line: number, character: number) => ({ textDocument: { uri }, position: { line, character } })
const change = (round: number) =>
  client.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version: round },
    contentChanges: [{ text: textOf(round) }],
  })

try {
  const start = performance.now()
  await client.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities: {} })
  await client.sendNotification(InitializedNotification.type, {})
  await client.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'mdx', version: 0, text: textOf(0) },
  })
  while ((await client.sendRequest(HoverRequest.type, at(2, 8))) === null);
  console.log(`${pages} pages, first answer after ${Math.round(performance.now() - start)} ms`)
  await time('completion of a key', () => client.sendRequest(CompletionRequest.type, at(2, 3)))
  await time('completion of a person', () => client.sendRequest(CompletionRequest.type, at(2, 8)))
  await time('completion of a reference', () => client.sendRequest(CompletionRequest.type, at(5, 9)))
  await time('completion of a link', () => client.sendRequest(CompletionRequest.type, at(7, 8)))
  await time('hover', () => client.sendRequest(HoverRequest.type, at(5, 12)))
  await time('definition', () => client.sendRequest(DefinitionRequest.type, at(5, 12)))
  await time('references', () => client.sendRequest(ReferencesRequest.type, { ...at(5, 12), context: { includeDeclaration: true } }))
  await time('document symbols', () => client.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } }))
  await time('workspace symbols', () => client.sendRequest(WorkspaceSymbolRequest.type, { query: 'handbook' }))
  await time('completion after a change', async (round) => {
    await change(round + 1)
    await client.sendRequest(CompletionRequest.type, at(5, 9))
  })
  await time('hover after a change', async (round) => {
    await change(round + 101)
    await client.sendRequest(HoverRequest.type, at(5, 12))
  })
  await time('problems after a change', async (round) => {
    const done = waitForProblems()
    await change(round + 201)
    await done
  })
  let longest = 0
  for (let round = 0; round < rounds; round++) {
    let isChecked = false
    const done = waitForProblems().then(() => {
      isChecked = true
    })
    await change(round + 301)
    while (!isChecked) {
      const asked = performance.now()
      await client.sendRequest(HoverRequest.type, at(5, 12))
      longest = Math.max(longest, performance.now() - asked)
    }
    await done
  }
  console.log(`${'hover while it checks'.padEnd(28)} at most ${Math.round(longest)} ms`)
} finally {
  client.dispose()
  server.kill()
  rmSync(folder, { recursive: true, force: true })
}
