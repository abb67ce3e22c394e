/** Another site generator, set up as its documentation says, with default options and its own search if it has one. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Command, costOf } from '../cost.ts'
import { readTexts, type Text } from '../texts.ts'
import type { SearchUse, Tool } from '../tool.ts'

export interface Peer {
  id: string
  name: string
  /** Exact versions. */
  packages: Readonly<Record<string, string>>
  /** A program that must be on the path, with the arguments that print its version. */
  program?: readonly string[]
  /** Configuration and templates by path. */
  files: Readonly<Record<string, string>>
  /** The file of one text. */
  fileOf(text: Text): { path: string; text: string }
  /** The folder for texts. It's emptied before each fill. */
  texts: string
  /** Commands to run in turn. `bin` returns the command of an installed package. */
  build(bin: (name: string) => string[]): string[][]
  output: string
  /** What a build caches for the next one, besides the output. */
  caches: readonly string[]
  env?: Readonly<Record<string, string>>
  /** The address of a text. */
  addressOf(path: string): string
  search?: SearchUse
}

/** The home page of each peer. */
export const home: Text = {
  path: 'index',
  title: 'Handbook',
  description: 'All that we know.',
  body: 'Read [the first page](./handbook/s0/p0.mdx).\n',
}

/** A peer that can't be measured on this machine. */
export class MissingError extends Error {}

/** Installs a peer in its own folder, unless it's there already. Throws `MissingError` if that fails. */
export function preparePeer(peer: Peer, folder: string): Tool {
  const program = peer.program && programVersion(peer.program)
  const manifest = JSON.stringify({ name: 'peer', private: true, dependencies: peer.packages })
  if (readOr(join(folder, 'installed.json')) !== manifest) {
    write(folder, { 'package.json': manifest })
    try {
      execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
    } catch (error) {
      throw new MissingError(`npm can't install it. ${stderrOf(error)}`)
    }
    write(folder, { 'installed.json': manifest })
  }
  write(folder, peer.files)

  const bin = (name: string) => [process.execPath, join(folder, 'node_modules/.bin', name)]
  const commands: Command[] = peer.build(bin).map((run) => ({ run, cwd: folder, env: { ...quiet, ...peer.env } }))
  let texts: Text[] = []
  const writeText = (text: Text) => {
    const file = peer.fileOf(text)
    write(join(folder, peer.texts), { [file.path]: file.text })
  }
  return {
    id: peer.id,
    name: peer.name,
    version: [program, ...Object.entries(peer.packages).map(([name, version]) => `${name} ${version}`)].filter(Boolean).join(', '),
    output: join(folder, peer.output),
    addressOf: (path) => peer.addressOf(path),
    ...(peer.search && { search: peer.search }),
    fill(corpus) {
      rmSync(join(folder, peer.texts), { recursive: true, force: true })
      texts = readTexts(corpus)
      for (const text of [home, ...texts]) writeText(text)
    },
    clear() {
      for (const path of [peer.output, ...peer.caches]) rmSync(join(folder, path), { recursive: true, force: true })
    },
    edit(path, words) {
      const text = texts.find((each) => each.path === path)
      if (!text) throw new Error(`There is no text "${path}".`)
      writeText({ ...text, body: `${text.body}\n${words}\n` })
    },
    build: () => costOf(commands, join(folder, 'build.log')),
  }
}

const quiet = { CI: '1', ASTRO_TELEMETRY_DISABLED: '1', NO_UPDATE_NOTIFIER: '1' }

function programVersion([program = '', ...args]: readonly string[]): string {
  try {
    const printed = execFileSync(program, args, { encoding: 'utf8' }).trim()
    return `${program} ${/\d+(\.\d+)+/.exec(printed)?.[0] ?? printed}`
  } catch {
    throw new MissingError(`"${program}" isn't on the path.`)
  }
}

/** The error output of a failed command in one line. */
function stderrOf(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
  return text.trim().replace(/\s+/g, ' ').slice(0, 300)
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

function readOr(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
