/** The language server: answers an editor over a pair of streams. */
import { fileURLToPath } from 'node:url'
import {
  CodeActionKind,
  createConnection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  MessageType,
  ResourceOperationKind,
  ResponseError,
  ShowMessageNotification,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Settings } from '../settings.ts'
import { EditError } from '../authoring/yaml-edit.ts'
import { complete } from './completion.ts'
import { listDiagnostics } from './diagnostics.ts'
import { describeAt } from './hover.ts'
import { editForMove, isPartOf, type RenamedFile } from './move-files.ts'
import { findDefinition, findReferences } from './navigation.ts'
import { createPublisher } from './publisher.ts'
import { listQuickFixes } from './quick-fixes.ts'
import { findRenamable, renameAt } from './rename.ts'
import { openSession, type Session } from './session.ts'
import { listDocumentSymbols, listWorkspaceSymbols } from './symbols.ts'

export interface EditorOptions {
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
  /** Load the settings of the handbook in a folder or around it; without a folder, around the current one. */
  loadSettings(folder: string | undefined): Promise<Settings>
  /** Address of the published manual, with a trailing slash. */
  documentation?: string | undefined
}

/** Serve until the editor disconnects. Errors are logged to the editor, and the server stays up. */
export function serveEditor({ input, output, loadSettings, documentation }: EditorOptions): Promise<void> {
  const reader = new StreamMessageReader(input)
  const connection = createConnection(reader, new StreamMessageWriter(output))
  const documents = new TextDocuments(TextDocument)
  let params: InitializeParams | undefined
  let session: Session | undefined
  let lastRename: WorkspaceEdit | undefined

  /** A check may end after the editor has gone. */
  let isConnected = true
  const reportError = (error: unknown) => {
    if (isConnected) connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
  const publisher = createPublisher({
    list: async () => (session ? await listDiagnostics(session, documentation) : undefined),
    send: (uri, diagnostics) => {
      if (isConnected) connection.sendDiagnostics({ uri, diagnostics }).catch(reportError)
    },
    reportError,
  })
  const takeText = ({ uri }: TextDocument, text: string | undefined) => {
    const path = session?.pathOf(uri)
    if (!session || path === undefined) return
    if (text === undefined) session.closeText(path)
    else session.openText(path, text)
    publisher.schedule()
  }
  /** The configuration may have changed, and with it which documents belong to the content. */
  const refresh = async () => {
    try {
      const settings = await loadSettings(findFolder(params))
      if (session) session.setSettings(settings)
      else session = openSession(settings, { canRenameFiles: canRenameFiles(params) })
      for (const document of documents.all()) takeText(document, document.getText())
      publisher.schedule()
    } catch (error) {
      // The last settings stay, if there are any.
      await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message: (error as Error).message })
    }
  }
  /** The editor moves the files in any case, so what's in the way is shown. */
  const moveFiles = (known: Session, files: readonly RenamedFile[]) => {
    try {
      return editForMove(known, files)
    } catch (error) {
      if (!(error instanceof EditError)) throw error
      void connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: `Links and references stay as they are. ${error.message}`,
      })
      return null
    }
  }
  const attempt = <Answer>(nothing: Answer, find: () => Answer): Answer => {
    try {
      return find()
    } catch (error) {
      // For the person who asked.
      if (error instanceof ResponseError) throw error
      reportError(error)
      return nothing
    }
  }
  /** Answer from the session, and with `nothing` if there is none or something fails. */
  const answer =
    <Params extends { textDocument: { uri: string } }, Answer>(
      nothing: Answer,
      find: (session: Session, place: { document: TextDocument; path: string }, params: Params) => Answer,
    ) =>
    (given: Params): Answer => {
      const document = documents.get(given.textDocument.uri)
      const path = session?.pathOf(given.textDocument.uri)
      if (!session || !document || path === undefined) return nothing
      const known = session
      return attempt(nothing, () => find(known, { document, path }, given))
    }

  connection.onInitialize((given) => {
    params = given
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        completionProvider: { triggerCharacters: [':', ' ', '/', '#', '<', '"', '(', '['] },
        definitionProvider: true,
        renameProvider: { prepareProvider: true },
        referencesProvider: true,
        documentSymbolProvider: true,
        workspaceSymbolProvider: true,
        workspace: { fileOperations: { willRename: { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] } } },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      },
      serverInfo: { name: 'handbook' },
    }
  })
  connection.onInitialized(async () => {
    await refresh()
    const { dynamicRegistration, relativePatternSupport } = params?.capabilities.workspace?.didChangeWatchedFiles ?? {}
    if (!dynamicRegistration || !session) return
    const content = session.uriOf('')
    const all = relativePatternSupport ? { baseUri: content, pattern: '**/*' } : '**/*.{md,mdx,yaml,yml,json}'
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern: all }, { globPattern: '**/handbook.config.*' }],
    })
  })
  documents.onDidChangeContent(({ document }) => takeText(document, document.getText()))
  documents.onDidClose(({ document }) => takeText(document, undefined))
  // Settings hold the time of the run, so that a session of several days reports what became overdue.
  documents.onDidSave(refresh)
  connection.onDidChangeWatchedFiles(refresh)
  connection.onCodeAction(answer([], (session, { path }, { range }) => listQuickFixes(session, path, range, documentation)))
  connection.onHover(answer(null, (session, { document, path }, { position }) => describeAt(session, document, path, position)))
  connection.onCompletion(
    answer([], (session, { document, path }, { position }) => complete(session, document, path, document.offsetAt(position))),
  )
  connection.onDefinition(answer(null, (session, { document, path }, { position }) => findDefinition(session, document, path, position)))
  connection.onReferences(
    answer([], (session, { document, path }, { position, context }) =>
      findReferences(session, document, path, position, context.includeDeclaration),
    ),
  )
  connection.onPrepareRename(
    answer(null, (session, { document, path }, { position }) => findRenamable(session, document, path, position) ?? null),
  )
  connection.onRenameRequest(
    answer(null, (session, { document, path }, { position, newName }) => {
      lastRename = renameAt(session, document, path, position, newName) ?? undefined
      return lastRename ?? null
    }),
  )
  connection.workspace.onWillRenameFiles(({ files }) =>
    attempt(null, () => (session && !isPartOf(lastRename, files, session) ? moveFiles(session, files) : null)),
  )
  connection.onDocumentSymbol(answer([], (session, { document, path }) => listDocumentSymbols(session, document, path)))
  connection.onWorkspaceSymbol(({ query }) => attempt([], () => (session ? listWorkspaceSymbols(session, query) : [])))

  documents.listen(connection)
  connection.listen()
  return new Promise((resolve) => {
    reader.onClose(() => {
      isConnected = false
      publisher.stop()
      resolve()
    })
  })
}

function canRenameFiles(params: InitializeParams | undefined): boolean {
  const { documentChanges, resourceOperations } = params?.capabilities.workspace?.workspaceEdit ?? {}
  return documentChanges === true && resourceOperations?.includes(ResourceOperationKind.Rename) === true
}

function findFolder(params: InitializeParams | undefined): string | undefined {
  // Older editors have one folder.
  const uri = params?.workspaceFolders?.[0]?.uri ?? params?.rootUri
  return uri?.startsWith('file:') ? fileURLToPath(uri) : undefined
}
