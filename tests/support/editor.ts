/** An editor: a JSON-RPC client of the language server, in the same process. */
import { PassThrough } from 'node:stream'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import {
  type ClientCapabilities,
  CodeActionRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesRegistrationOptions,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  FileChangeType,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  type Position,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShowMessageNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { serveEditor } from '../../src/editor/server.ts'
import { loadSettings, type Settings } from '../../src/settings.ts'
import { optionsFor, type TestOptions } from '../unit/handbooks.ts'
import { projectRoot } from './command.ts'

/** Where the cursor is in a text of a test. */
const cursor = '‸'

/** The settings of a folder of a test. */
export function testSettings(content: string, options: TestOptions = {}): Settings {
  const { config, now } = optionsFor(options)
  const configFile = join(content, '../handbook.config.ts')
  return { root: content, content, config, configFile, audience: 'public', now, lenient: false, drafts: false }
}

export const shippedContent = join(projectRoot, 'src/content')

/** The settings of the shipped handbook. */
export function shippedSettings(): Promise<Settings> {
  return loadSettings({ now: '2026-11-30' }, projectRoot, {})
}

export type Editor = Awaited<ReturnType<typeof startEditor>>

/** Start an editor with a handbook. It disconnects when the test ends, unless `keep` leaves that to the caller. */
export async function startEditor(
  content: string,
  load: () => Promise<Settings> = () => Promise.resolve(testSettings(content)),
  { capabilities = {}, keep = false }: { capabilities?: ClientCapabilities; keep?: boolean } = {},
) {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()]
  const ended = serveEditor({
    input: toServer,
    output: toClient,
    loadSettings: load,
    documentation: 'https://manual.example.com/',
  })
  const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer))
  const problems = new Map<string, Diagnostic[]>()
  /** How often a file's problems were sent, by address. */
  const sent = new Map<string, number>()
  const logged: string[] = []
  const shown: string[] = []
  client.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    problems.set(uri, diagnostics)
    sent.set(uri, (sent.get(uri) ?? 0) + 1)
  })
  /** Globs of files whose changes the server asked for, without the folder. */
  const watched: string[] = []
  client.onRequest(RegistrationRequest.type, ({ registrations }) => {
    const options = registrations.flatMap(({ registerOptions }) => (registerOptions as DidChangeWatchedFilesRegistrationOptions).watchers)
    watched.push(...options.map(({ globPattern }) => (typeof globPattern === 'string' ? globPattern : globPattern.pattern)))
  })
  client.onNotification(LogMessageNotification.type, ({ message }) => void logged.push(message))
  client.onNotification(ShowMessageNotification.type, ({ message }) => void shown.push(message))
  client.listen()
  const stop = async () => {
    toServer.destroy()
    await ended
    client.dispose()
  }
  if (!keep) onTestFinished(stop)
  const { capabilities: offered } = await client.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    workspaceFolders: null,
    capabilities,
  })
  await client.sendNotification(InitializedNotification.type, {})
  const uriOf = (path: string) => pathToFileURL(join(content, path)).href
  let version = 0
  const at = (path: string, position: Position) => ({ textDocument: { uri: uriOf(path) }, position })
  return {
    client,
    offered,
    logged,
    shown,
    watched,
    stop,
    uriOf,
    at,
    countSent: (path: string) => sent.get(uriOf(path)) ?? 0,
    /** What the editor shows for a file: each problem as `LINE:COLUMN-LINE:COLUMN CODE`, from 0. */
    problemsIn: (path: string) =>
      (problems.get(uriOf(path)) ?? []).map(
        ({ range: { start, end }, code }) => `${start.line}:${start.character}-${end.line}:${end.character} ${code}`,
      ),
    diagnosticsIn: (path: string) => problems.get(uriOf(path)) ?? [],
    /** Paths with problems. */
    filesWithProblems: () =>
      [...problems].flatMap(([uri, found]) => (found.length > 0 ? [decodeURIComponent(uri.slice(uriOf('').length + 1))] : [])).sort(),
    /** Open a document, with a text that may have a cursor, and return the cursor's position. */
    async open(path: string, text: string) {
      const { plain, position } = cut(text)
      const textDocument = { uri: uriOf(path), languageId: 'mdx', version: version++, text: plain }
      await client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument })
      return at(path, position)
    },
    /** Replace the whole text. */
    async write(path: string, text: string) {
      const { plain, position } = cut(text)
      await client.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri: uriOf(path), version: version++ },
        contentChanges: [{ text: plain }],
      })
      return at(path, position)
    },
    async save(path: string) {
      await client.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri: uriOf(path) } })
    },
    async close(path: string) {
      await client.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: uriOf(path) } })
    },
    /** Tell the server that a file changed on disk. */
    async touch(path: string) {
      await client.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri: uriOf(path), type: FileChangeType.Changed }],
      })
    },
    /** The quick fixes at a position: title, and what is written where. */
    async quickFixes({ textDocument, position }: ReturnType<typeof at>) {
      const range = { start: position, end: position }
      const found = await client.sendRequest(CodeActionRequest.type, { textDocument, range, context: { diagnostics: [] } })
      return (found ?? []).map((each) => {
        const edits = 'edit' in each ? (each.edit?.changes?.[textDocument.uri] ?? []) : []
        return { title: each.title, isPreferred: 'isPreferred' in each, edits }
      })
    },
  }
}

function cut(text: string): { plain: string; position: Position } {
  const before = text.split(cursor)[0] ?? ''
  const lines = before.split('\n')
  return { plain: text.replace(cursor, ''), position: { line: lines.length - 1, character: (lines.at(-1) ?? '').length } }
}
