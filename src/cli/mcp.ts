/** `handbook mcp`: answers assistants that speak the Model Context Protocol, over standard input and output. */
import { Console } from 'node:console'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import type { Audience } from '../collections/fields/common.ts'
import { packageRoot } from '../plain/package-root.ts'
import type { SettingsInput } from '../settings.ts'
import { CallError, withCommonOptions } from './common.ts'
import { currentShell } from './shell.ts'

interface McpOptions extends SettingsInput {
  audience: Audience
  write?: boolean
}

export function addMcp(program: Command): void {
  withCommonOptions(
    program.command('mcp').description('answer assistants about the handbook, over standard input and output (Model Context Protocol)'),
  )
    .addOption(new Option('--audience <audience>', 'what assistants may see').choices(['public', 'staff']).default('public'))
    .option('--write', 'let assistants edit content with the same commands as people; needs --audience staff')
    .action(serve)
}

/** Returns once the server is ready. It ends when its client closes standard input. */
async function serve({ write, ...options }: McpOptions): Promise<void> {
  // An edit that's refused names problems anywhere, in drafts and staff entries as well.
  if (write && options.audience !== 'staff') throw new CallError('Who edits the handbook sees all of it: --write needs --audience staff.')
  // Standard output is for the protocol alone, and code of the company may log. Tests have a shell of their own.
  if (currentShell() === process) globalThis.console = new Console(process.stderr, process.stderr)
  // No other command needs the library.
  const [{ serveStdio }, { createServer }, { createLibrary }] = await Promise.all([
    import('@modelcontextprotocol/server/stdio'),
    import('./mcp/server.ts'),
    import('./mcp/library.ts'),
  ])
  const library = createLibrary(options)
  // A wrong call ends the command now, rather than each answer later.
  await library.open()
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }
  serveStdio(() => createServer(library, { audience: options.audience, version, write: write ? options : undefined }))
}
