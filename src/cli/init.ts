/** `handbook init DIR`: a folder in which a company's handbook builds at once. */
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import type { Command } from 'commander'
import { quotedCommand } from '../plain/command.ts'
import { packageRoot } from '../plain/package-root.ts'
import { parseInstant } from '../settings.ts'
import { CallError, endWith, exitCodes, printLines, warn } from './common.ts'
import { askForText } from './new-questions.ts'
import { currentShell } from './shell.ts'
import { type Company, starterFiles } from './starter.ts'

interface InitOptions {
  name?: string
  site?: string
  yes?: boolean
  now?: string
}

const exampleSite = 'https://handbook.example.com'

export function addInit(program: Command): void {
  program
    .command('init')
    .argument('<dir>', 'folder of the handbook; "." is the current one')
    .description('create a folder with a small handbook that builds at once')
    .option('--name <name>', 'name of your organisation')
    .option('--site <address>', `address of the site (default: ${exampleSite})`)
    .option('--now <instant>', 'dates of the samples are relative to this time')
    .option('--yes', 'take the defaults instead of asking')
    .action(async (dir: string, options: InitOptions) => {
      const root = resolve(dir)
      if (existsSync(root) && !statSync(root).isDirectory()) throw new CallError(`"${dir}" is a file. Name a folder.`)
      const company = await findCompany(root, options)
      const { made, kept } = writeStarter(root, company, parseInstant(options.now, currentShell().env).slice(0, 10))
      printLines([...made.map((path) => `created ${path}`), ...kept.map((path) => `kept    ${path}`)])
      for (const line of nextSteps(root)) warn(line)
      endWith(exitCodes.fine)
    })
}

/** Options, else answers on a terminal, else defaults if `--yes` allows them. */
async function findCompany(root: string, { name, site, yes }: InitOptions): Promise<Company> {
  const { stdin, stdout } = currentShell()
  const mayAsk = yes !== true && Boolean(stdin.isTTY && stdout.isTTY)
  if (name === undefined && !mayAsk && yes !== true)
    throw new CallError('Say whose handbook it is with --name NAME, or take the defaults with --yes.')
  const found = {
    name: name ?? (mayAsk ? await askForText('Name of your organisation') : nameOf(root)),
    site: site ?? (mayAsk ? await askForText(`Address of the site, for example ${exampleSite}`) : exampleSite),
  }
  if (found.name.trim() === '' || /[\r\n]/.test(found.name)) throw new CallError('The name must be one line of text.')
  if (!/^https?:\/\/[^/?#\s]+\/?$/.test(found.site))
    throw new CallError(`"${found.site}" isn't the address of a host. Write it like ${exampleSite}.`)
  return found
}

/** The folder's name as a title: `acme-handbook` → `Acme`. */
function nameOf(root: string): string {
  const words = basename(root)
    .replace(/[-_.]*handbook$/i, '')
    .replace(/[-_.]+/g, ' ')
    .trim()
  return words === '' ? 'Acme' : words.charAt(0).toUpperCase() + words.slice(1)
}

/** Write the files that aren't there yet. package.json gets what is missing. */
function writeStarter(root: string, company: Company, today: string): { made: string[]; kept: string[] } {
  const packageFile = readPackage(join(root, 'package.json'))
  const files = starterFiles({
    ...company,
    packageFile,
    today,
    version: readVersion(),
    hasCode: globSync('*.{js,cjs,ts,cts}', { cwd: root }).length > 0,
  })
  const hasContent = existsSync(join(root, 'content')) || existsSync(join(root, 'src/content'))
  const [made, kept]: [string[], string[]] = [[], []]
  for (const [path, text] of files) {
    const file = join(root, path)
    // Samples would mix with a company's own entries.
    if (hasContent && path.startsWith('content/')) continue
    if (existsSync(file) && (path !== 'package.json' || readFileSync(file, 'utf8') === text)) {
      kept.push(path)
      continue
    }
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    made.push(path)
  }
  return { made, kept: hasContent ? [...kept, 'content/'] : kept }
}

function readPackage(file: string): Record<string, unknown> | undefined {
  if (!existsSync(file)) return undefined
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // Said below.
  }
  throw new CallError(`"${file}" isn't a JSON object. Correct it, or remove it.`)
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }
  return version
}

function nextSteps(root: string): string[] {
  const below = relative(process.cwd(), root)
  const path = below.startsWith('..') ? root : below
  const isInstalled = existsSync(join(root, 'node_modules/astro-handbook'))
  const steps = [...(path === '' ? [] : [`cd ${path}`]), ...(isInstalled ? [] : ['npm install']), 'npm start']
  return [
    `Next: ${steps.join(' && ')}`,
    `The entries in content/ are samples: replace them, and ${quotedCommand(['check'])} says what no longer fits.`,
  ]
}
