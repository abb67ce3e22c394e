/** Every command in a hint runs as it is: each is parsed by a shell and then run on a copy of the content it's about. */
import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { addBuild } from '../../src/cli/build.ts'
import { addCheck } from '../../src/cli/check.ts'
import { addEdition } from '../../src/cli/edition.ts'
import { addChangelog } from '../../src/cli/changelog.ts'
import { addLs } from '../../src/cli/ls.ts'
import { addMilestone } from '../../src/cli/milestone.ts'
import { addMove } from '../../src/cli/move.ts'
import { addNew } from '../../src/cli/new.ts'
import { addRank } from '../../src/cli/rank.ts'
import { addRoadmap } from '../../src/cli/roadmap.ts'
import { addSet } from '../../src/cli/set.ts'
import { command, programCall, quotedCommand } from '../../src/plain/command.ts'
import { newCommand } from '../../src/graph/reading/new-command.ts'
import type { Problem } from '../../src/problems/problem.ts'
import { onDisk, temporaryFolder, write } from './disk.ts'
import { fixtures, handbookIn, now } from './handbooks.ts'

/** Arguments as a shell splits them. */
function wordsOf(line: string): string[] {
  const print = `npx() { printf '%s\\0' "$@"; }; ${line}`
  return execFileSync('sh', ['-c', print], { encoding: 'utf8' }).split('\0').slice(0, -1)
}

/** Commands are in backticks; backticks inside them are quoted. */
function commandsIn(hint: string): string[] {
  return [...hint.matchAll(/`(npx (?:[^`'\\]|\\.|'[^']*')*)`/g)].map((match) => match[1] ?? '')
}

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

/** Runs a command as the program does; returns its error. */
async function run(line: string, content: string): Promise<string | undefined> {
  const [called, ...args] = wordsOf(line)
  expect(called).toBe('handbook')
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const program = new Command('handbook').exitOverride()
  for (const add of [addBuild, addChangelog, addCheck, addEdition, addLs, addMilestone, addMove, addNew, addRank, addRoadmap, addSet])
    add(program)
  for (const each of program.commands) for (const inner of [each, ...each.commands]) inner.exitOverride()
  try {
    const isHelp = args.includes('--help')
    await program.parseAsync([...args, ...(isHelp ? [] : ['--content', content, '--now', now])], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError && error.exitCode === 0)) return (error as Error).message
  }
  return undefined
}

/** Applies a function to the files of a folder. */
function rewrite(folder: string, change: (text: string) => string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) {
      if (name !== '.git') rewrite(path, change)
    } else if (/\.(mdx?|ya?ml)$/.test(name)) writeFileSync(path, change(readFileSync(path, 'utf8')))
  }
}

/** Runs the commands of all hints, each on a new folder; `change` edits its texts first. */
async function runAll(make: (folder: string) => void, change?: (text: string) => string): Promise<string[]> {
  const prepared = () => {
    const folder = temporaryFolder()
    make(folder)
    if (change) rewrite(folder, change)
    return folder
  }
  const hints = handbookIn(prepared()).problems.flatMap(({ hint }: Problem) => hint ?? [])
  for (const hint of hints) expect(hint.split('npx ').length - 1).toBe(commandsIn(hint).length)
  const commands = [...new Set(hints.flatMap(commandsIn))]
  for (const line of commands) expect([line, await run(line, prepared())]).toEqual([line, undefined])
  return commands
}

const copyOf = (name: string) => (folder: string) => cpSync(join(fixtures, name), folder, { recursive: true })
/** Fixtures whose hints contain commands, found by running all of them. */
const seen = new Map<string, string[]>()

describe('commands in hints run as they are', () => {
  test.each(readdirSync(fixtures))('%s', async (name) => {
    seen.set(name, await runAll(copyOf(name)))
  })

  test.each(Object.entries(onDisk).filter(([name]) => /decision|withheld|url-lost/.test(name)))('%s', async (name, make) => {
    if (make) seen.set(name, await runAll(make))
  })

  test.each([
    ['an entry that is to be begun', { 'handbook/index.md': '---\nowner: ada\n---\n\n<Ref to="features/x"/>\n' }],
    ['an id that is no id', { 'areas.yaml': `- { id: ops, title: Operations, owner: "Ada's \`id\` $HOME" }\n` }],
    ['an id without a letter', { 'areas.yaml': '- { id: ops, title: Operations, owner: 日本 }\n' }],
    [
      'a list of what there is',
      { 'people.yaml': '- { id: ada, name: Ada, active: true, role: x }\n- { id: b, name: B, active: true, owner: nobody-here }\n' },
    ],
    [
      'a release that there is not',
      { 'features/a.yaml': 'title: A\nsummary: S.\narea: none\nlifecycle: [{ stage: ga, since: "2.30" }]\navailability: undecided\n' },
    ],
    [
      'an item that slipped',
      {
        'milestones/a.yaml':
          'title: A\nstart: 2026-01-01\ndue: 2026-02-01\nstatus: closed\ngoals: []\nscope: [{ item: x, commitment: stretch, announce: true }]\n',
      },
    ],
    [
      'an entry that no release brings',
      {
        'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bo, name: Bo, active: true }\n',
        'offerings.yaml': '- { id: own, title: Own, delivery: versioned }\n- { id: edge, title: Edge, delivery: versioned }\n',
        'releases/3.0.yaml': 'date: 2026-06-01\nstatus: released\noffering: own\n',
        'changelog/2026/11/a.md':
          '---\ntitle: A\ndescription: D.\ntype: fixed\nfeatures: []\nlive: [{ offering: own, on: 2026-11-02 }]\nstatus: published\nauthors: [ada]\nreviews: [{ by: bo, on: 2026-11-01, verdict: approve }]\n---\n\nText.\n',
      },
    ],
    [
      'a draft',
      {
        'changelog/2026/11/a.mdx':
          '---\ntitle: A\ndescription: D.\ntype: fixed\nfeatures: [TODO]\nauthors: [TODO]\nstatus: draft\nreviews: []\n---\n',
      },
    ],
  ])('%s', async (name, files) => {
    const commands = await runAll((folder) => write(folder, files))
    expect(commands.length).toBeGreaterThan(0)
    seen.set(name, commands)
  })

  test('these are all of them', () => {
    expect(Object.fromEntries([...seen].filter(([, commands]) => commands.length > 0))).toMatchInlineSnapshot(`
      {
        "a draft": [
          "npx handbook ls features",
          "npx handbook ls people",
        ],
        "a list of what there is": [
          "npx handbook new role --id x",
          "npx handbook ls people",
        ],
        "a release that there is not": [
          "npx handbook new area --id none",
          "npx handbook new release --id 2.30",
        ],
        "an entry that is to be begun": [
          "npx handbook new person --id ada",
        ],
        "an entry that no release brings": [
          "npx handbook new release --title 3.1 --status planned --offering own",
        ],
        "an id that is no id": [
          "npx handbook new person --title 'Ada'\\''s \`id\` $HOME'",
        ],
        "an id without a letter": [
          "npx handbook new person --title '日本' --id new-person",
        ],
        "an item that slipped": [
          "npx handbook milestone settle a x shipped",
          "npx handbook milestone settle --help",
          "npx handbook new roadmap --id x",
        ],
        "announced-missing": [
          "npx handbook new changelog --from backlog/slow",
        ],
        "carry-over-backward": [
          "npx handbook new milestone --title 'After June'",
        ],
        "decision-rewritten": [
          "npx handbook new decision --title 'Successor to Three tiers' --supersedes '[0001-two-tiers]'",
        ],
        "entry-unreviewed": [
          "npx handbook changelog approve nobody --by bo",
          "npx handbook changelog approve own --by bo",
          "npx handbook changelog approve taken-back --by bo",
        ],
        "feature-unnamed": [
          "npx handbook new feature --title 'See who did what'",
        ],
        "id-invalid": [
          "npx handbook move 'handbook/two words.md' handbook/two-words",
          "npx handbook move roles/-engineer.md roles/engineer",
        ],
        "milestone-unsettled": [
          "npx handbook milestone settle june slow shipped",
          "npx handbook milestone settle --help",
        ],
        "reference-missing": [
          "npx handbook new release --id 9.9",
          "npx handbook ls people",
          "npx handbook new role --id none",
          "npx handbook new role --id engineer",
        ],
        "roadmap-unevidenced": [
          "npx handbook roadmap move search next --reason 'It needs insights from 1 more customer'",
        ],
        "score-against-evidence": [
          "npx handbook rank",
        ],
        "shipped-without-entry": [
          "npx handbook new changelog --from roadmap/search",
        ],
        "strategy-without-successor": [
          "npx handbook new strategy --title 'Successor to Strategy of 2025' --supersedes old",
        ],
        "superseded-by-none": [
          "npx handbook new decision --title 'Successor to Two tiers' --supersedes '[0001-two-tiers]'",
        ],
        "taken-away-unannounced": [
          "npx handbook new changelog --title 'Audit log leaves Pro' --type changed --features '[audit-log]' --date 2026-03-01",
        ],
        "url-lost": [
          "npx handbook check --fix",
        ],
        "withheld-unknown": [
          "npx handbook edition withhold --help",
        ],
      }
    `)
  })
})

describe('commands in hints run, whatever the titles are', () => {
  const titles = [`It's "$HOME" \`id\` & more; \\n`, '日本', '-x', 'Größe'.repeat(9)]
  const names = ['feature-unnamed', 'strategy-without-successor', 'superseded-by-none', 'taken-away-unannounced', 'carry-over-backward']
  test.each(names.flatMap((name) => titles.map((title) => [name, title] as const)))('%s: %j', async (name, title) => {
    // Each file still has a unique title.
    const commands = await runAll(copyOf(name), (text) =>
      text.replace(/^title: (.*)$/m, (_, old: string) => `title: ${JSON.stringify(`${title} ${old.replaceAll('"', '')}`)}`),
    )
    expect(commands.length).toBeGreaterThan(0)
  })
})

test('no message names the program except through its one function', () => {
  const sources = execFileSync('git', ['ls-files', 'src'], { cwd: join(import.meta.dirname, '../..'), encoding: 'utf8' })
  const calling = sources
    .split('\n')
    .filter((path) => /\.(ts|astro)$/.test(path) && path !== 'src/plain/command.ts')
    .filter((path) => /npx /.test(readFileSync(join(import.meta.dirname, '../..', path), 'utf8').replace(/^\s*(\/?\*|\/\/).*$/gm, '')))
  expect(calling).toEqual([])
})

describe('a command', () => {
  test.each([
    ['plain-2.30'],
    ['two words'],
    [`it's`],
    [`"$HOME" \`id\` $(id) !x`],
    ['Größe 日本'],
    ['-x'],
    [''],
    ['[a, b]'],
    ['*'],
    ['~'],
    ['a\\b'],
  ])('passes on %j as it is', (value) => {
    expect(wordsOf(command(['new', value], { title: value }))).toEqual(['handbook', 'new', value, '--title', value])
    expect(commandsIn(`Do it: ${quotedCommand(['new'], { title: value })}`)).toEqual([command(['new'], { title: value })])
  })

  test('is written as people write it if possible', () => {
    expect(command(['new', 'release'], { title: '3.1', status: 'planned', id: undefined, plain: true })).toBe(
      `${programCall} new release --title 3.1 --status planned --plain`,
    )
  })

  test.each([
    [{ collection: 'features', title: 'Export' }, '--title Export'],
    [{ collection: 'features', title: '日本', id: 'japan' }, `--title '日本' --id japan`],
    [{ collection: 'features', title: '日本', id: 'a b' }, `--title '日本' --id new-feature`],
    [{ collection: 'people', id: 'ada' }, '--id ada'],
    [{ collection: 'people', id: 'Ada L.' }, `--title 'Ada L.'`],
    [{ collection: 'people', id: '日本' }, `--title '日本' --id new-person`],
  ] as const)('that starts with %j gives it a name', (entry, options) => {
    expect(newCommand(entry)).toMatch(new RegExp(`new \\w+ ${options.replace(/[.]/g, '\\.')}\``))
  })
})
