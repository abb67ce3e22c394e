/** Starts the language server of each handbook in the workspace. */
import { dirname } from 'node:path'
import { commands, type ExtensionContext, Uri, window, workspace } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { findServer } from './find-server'

const configFiles = '**/handbook.config.{ts,mts,js,mjs}'
const elsewhere = '**/{node_modules,dist,.cache}/**'
const clients = new Map<string, LanguageClient>()

export async function activate(context: ExtensionContext): Promise<void> {
  const watcher = workspace.createFileSystemWatcher(configFiles, false, true, false)
  context.subscriptions.push(
    commands.registerCommand('handbook.restart', restartAll),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('handbook') && void restartAll()),
    watcher,
    watcher.onDidCreate((file) => void start(file.fsPath)),
    watcher.onDidDelete((file) => void stop(file.fsPath)),
  )
  await startAll()
}

export async function deactivate(): Promise<void> {
  await Promise.all([...clients.keys()].map(stop))
}

async function startAll(): Promise<void> {
  const files = await workspace.findFiles(configFiles, elsewhere)
  await Promise.all(files.map((file) => start(file.fsPath)))
}

async function restartAll(): Promise<void> {
  await deactivate()
  await startAll()
}

async function start(configFile: string): Promise<void> {
  if (clients.has(configFile)) return
  const settings = workspace.getConfiguration('handbook', Uri.file(configFile))
  const server = findServer(configFile, { content: settings.get('content'), config: settings.get('config') })
  if (server === undefined) {
    void window.showWarningMessage(`There is no astro-handbook beside ${configFile}. Run "npm install" there, then "Handbook: Restart".`)
    return
  }
  const { command, args, cwd } = server
  const run = { command, args, options: { cwd }, transport: TransportKind.stdio }
  const pattern = { baseUri: Uri.file(dirname(configFile)).toString(), pattern: '**/*.{md,mdx,yaml,yml,json}' }
  const client = new LanguageClient('handbook', 'Handbook', run, { documentSelector: [{ scheme: 'file', pattern }] })
  clients.set(configFile, client)
  await client.start()
}

async function stop(configFile: string): Promise<void> {
  const client = clients.get(configFile)
  clients.delete(configFile)
  await client?.stop()
}
