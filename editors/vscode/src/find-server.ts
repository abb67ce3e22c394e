/** Finds the language server of a project. Knows nothing of VS Code. */
import { existsSync } from 'node:fs'
import { dirname, join, parse } from 'node:path'

/** How the server is started. */
export interface ServerCommand {
  command: string
  args: string[]
  /** The folder of the configuration. */
  cwd: string
}

export interface Options {
  /** Content folder and configuration file, if they aren't the usual ones. */
  content?: string
  config?: string
}

/**
 * Returns the command for the handbook with this configuration file; undefined if its package isn't installed. The command hands over to a
 * newer Node where `node` is too old.
 */
export function findServer(configFile: string, { content = '', config = '' }: Options = {}): ServerCommand | undefined {
  const cwd = dirname(configFile)
  const program = findProgram(cwd)
  if (program === undefined) return undefined
  const more = [...(content === '' ? [] : ['--content', content]), ...(config === '' ? [] : ['--config', config])]
  return { command: 'node', args: [program, 'lsp', '--stdio', ...more], cwd }
}

/** The command of the package, in the nearest node_modules around a folder; or this repository's own. */
function findProgram(folder: string): string | undefined {
  const paths = ['node_modules/astro-handbook/scripts/handbook.mjs', 'scripts/handbook.mjs']
  const found = paths.map((path) => join(folder, path)).find((path) => existsSync(path))
  if (found !== undefined) return found
  return folder === parse(folder).root ? undefined : findProgram(dirname(folder))
}
