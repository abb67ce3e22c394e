/** `handbook lsp`: a language server over the content, for editors. */
import { format } from 'node:util'
import { type Command, Option } from 'commander'
import { readDocumentationAddress } from '../integrations/documentation.ts'
import { findRoot, loadSettings, type SettingsInput } from '../settings.ts'
import { withCommonOptions } from './common.ts'
import { currentShell } from './shell.ts'

export function addLsp(program: Command): void {
  withCommonOptions(program.command('lsp').description('serve an editor as a language server, until it disconnects'))
    .option('--stdio', 'talk over standard input and output, the only way')
    .addOption(new Option('--clientProcessId <id>', 'set by editors').hideHelp())
    .action(async (options: SettingsInput) => {
      const { env, stderr } = currentShell()
      // The output belongs to the protocol, and a company's configuration may print.
      const printElsewhere = (...values: unknown[]) => stderr.write(`${format(...values)}\n`)
      Object.assign(console, { log: printElsewhere, info: printElsewhere, debug: printElsewhere })
      const { serveEditor } = await import('../editor/server.ts')
      await serveEditor({
        input: process.stdin,
        output: process.stdout,
        loadSettings: (folder) => loadSettings(options, findRoot(folder), env),
        documentation: readDocumentationAddress(),
      })
    })
}
