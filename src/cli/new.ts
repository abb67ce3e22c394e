/** `handbook new KIND`: creates an entry from the given values, with TODO marks for the rest. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Command } from 'commander'
import { command } from '../plain/command.ts'
import { buildHandbook } from '../checked-handbook.ts'
import { indexEntries } from '../graph/entry-index.ts'
import { type Scaffold, ScaffoldError, scaffold, unwrittenText } from '../authoring/scaffold.ts'
import { nameOf } from '../graph/reading/stand-ins.ts'
import { TakeoverError } from '../authoring/takeover.ts'
import { draftMark } from '../graph/titles.ts'
import { withArticle } from '../problems/nearest.ts'
import type { Problem } from '../problems/problem.ts'
import { ungroupRepeatedKeys } from '../problems/repeated-keys.ts'
import { type Collections, ourCollections } from '../collections/collections.ts'
import type { Collection, CollectionName } from '../collections/table.ts'
import { describeFields } from '../collections/fields/describe.ts'
import type { SettingsInput } from '../settings.ts'
import type { Sources } from '../sources/source.ts'
import { findFirstDays } from '../sources/git/history.ts'
import { readBody } from './body.ts'
import { CallError, printLines, type Run, runCheck, settingsFor, warn, withCommonOptions } from './common.ts'
import { readFields, refuseFields } from './field-values.ts'
import { resolveKind } from './ls.ts'
import { askAll, askForText } from './new-questions.ts'
import { currentShell } from './shell.ts'

interface NewOptions extends SettingsInput {
  title?: string | undefined
  id?: string | undefined
  body?: string | undefined
}

interface ScaffoldOptions extends NewOptions {
  from?: string | undefined
  reason?: string
}

/** Help is printed before the configuration is read: `collections` are those that it knows. */
export function addNew(program: Command, collections: Collections = ourCollections): void {
  withCommonOptions(
    program
      .command('new')
      .argument('<kind>', 'kind of entry, for example changelog')
      .description('create an entry; asks for missing values, or leaves them as TODO'),
  )
    .option('--title <title>', 'title of the entry')
    .option('--id <id>', 'id of the entry (default: derived from the title)')
    .option('--body <markdown>', 'its text, "" for none; "-" reads it from standard input')
    .allowUnknownOption()
    .allowExcessArguments()
    .addHelpText('after', (context) => formatFieldHelp(context.command.args[0], collections))
    .action(async (kind: string, options: NewOptions, called: Command) => {
      const { collections } = (await settingsFor(options)).config
      const collection = resolveKind(kind, collections)
      const definition = collections.of(collection)
      const { from, rest } = extractFrom(called.args.slice(1), collection)
      const given = readFields(rest, definition)
      const run = await runCheck({ ...options, audience: 'staff', drafts: true })
      const body = readBody(options.body)
      const request = { ...options, from, ...(body !== undefined && { body }) }
      const { stdin, stdout } = currentShell()
      const made =
        stdin.isTTY && stdout.isTTY
          ? await makeInteractively(run, collection, request, given)
          : makeScaffold(run, collection, request, given)
      printLines(writeScaffold(run, collection, made))
      for (const each of listNextSteps(made, definition)) warn(each)
    })
}

/** Create an entry for a caller that isn't a terminal. Returns the paths of its files, and what is left to do. */
export async function createEntry(
  options: SettingsInput,
  kind: string,
  request: ScaffoldOptions,
  given: Readonly<Record<string, unknown>>,
): Promise<string[]> {
  const run = await runCheck({ ...options, audience: 'staff', drafts: true })
  const { collections } = run.settings.config
  const collection = resolveKind(kind, collections)
  refuseFields(given, collections.of(collection))
  const made = makeScaffold(run, collection, request, given)
  return [...writeScaffold(run, collection, made), ...listNextSteps(made, collections.of(collection))]
}

/** Return the collections whose keys the help of `new KIND` may describe: those of the configuration, if it can be read. */
export async function collectionsForHelp(args: readonly string[]): Promise<Collections> {
  if (args[0] !== 'new' || !args.some((each) => each === '--help' || each === '-h')) return ourCollections
  const at = args.findIndex((each) => /^--config(=|$)/.test(each))
  const config = at < 0 ? undefined : args[at]?.includes('=') ? args[at].slice('--config='.length) : args[at + 1]
  return settingsFor({ config }).then(
    (settings) => settings.config.collections,
    () => ourCollections,
  )
}

/** Describe the keys of a kind, with their meaning and values. */
function formatFieldHelp(kind: string | undefined, collections: Collections): string {
  if (kind === undefined)
    return `\nEvery key of the kind is also an option: ${command(['new', 'KIND'], { help: true })} lists them.\n\nA strategy that --supersedes another copies its pillars, owner, approvers and objectives. A milestone includes what slipped\nfrom the previous one. Make a changelog entry --from backlog/ID or --from roadmap/ID.`
  const collection = resolveKind(kind, collections)
  const { schema, noun } = collections.of(collection)
  const fields = describeFields(schema).filter(({ name }) => name !== 'title' && name !== 'id')
  const own = fields.map(
    ({ name, isRequired, takes, meaning }) => [`--${name}`, `${meaning} (${isRequired ? '' : 'optional; '}${takes})`] as const,
  )
  const taken = { strategy: supersedesHelp, milestones: slippedHelp, changelog: fromHelp }[collection as 'strategy'] ?? ''
  const rows =
    collection === 'changelog'
      ? [['--from', 'Issue or roadmap item it announces: backlog/ID or roadmap/ID. (optional)'] as const, ...own]
      : own
  const width = Math.max(...rows.map(([name]) => name.length))
  return `\nKeys of ${withArticle(noun).toLowerCase()}; values are YAML, for example --key "[one, two]":\n${rows
    .map(([name, help]) => `  ${name.padEnd(width)}  ${help}`)
    .join('\n')}${taken}`
}

const supersedesHelp = '\n\nWith --supersedes, it copies the pillars, owner, approvers and objectives of that strategy.'
const slippedHelp = '\n\nIt includes what slipped from the previous milestone.'
const fromHelp = '\n\nWith --from, it takes the type and references from that issue or roadmap item.'

/** Next steps for the writer, a sentence each. */
function listNextSteps({ unwritten, text, todo }: Scaffold, definition: Collection): string[] {
  const names = [...new Set(unwritten.map(({ path }) => nameOf(path))), ...(text.includes(unwrittenText) ? ['the text'] : [])]
  const [[key, value] = []] = Object.entries(draftMark(definition))
  const isDraft = new RegExp(`^ *(- )?${key}: ${String(value)}$`, 'm').test(text)
  const publish = key === 'draft' ? 'remove "draft: true"' : `change its status from "${String(value)}"`
  return [
    ...(names.length > 0 ? [`Still to write: ${names.join(', ')}.`] : []),
    ...todo,
    ...(isDraft ? [`It is a draft: ${publish} when it is ready.`] : []),
  ]
}

/** Extract `--from`, the source of a changelog entry. Redirects have a key of that name. */
function extractFrom(args: readonly string[], collection: CollectionName): { from?: string; rest: string[] } {
  const index = collection === 'changelog' ? args.findIndex((each) => /^--from(=|$)/.test(each)) : -1
  if (index < 0) return { rest: [...args] }
  const [option = '', value] = args.slice(index, index + 2)
  const isSingleArgument = option.includes('=')
  const from = isSingleArgument ? option.slice('--from='.length) : value
  if (!from) throw new CallError('The option "--from" has no value. Write --from backlog/ID or --from roadmap/ID.')
  return { from, rest: [...args.slice(0, index), ...args.slice(index + (isSingleArgument ? 1 : 2))] }
}

/** Ask for everything that isn't given and can't be derived. Skipped values are left as TODO. */
async function makeInteractively(
  run: Run,
  collection: CollectionName,
  options: ScaffoldOptions,
  given: Readonly<Record<string, unknown>>,
): Promise<Scaffold> {
  const { noun } = run.settings.config.collections.of(collection)
  const asked = { ...options }
  const isNamed = asked.title !== undefined || asked.id !== undefined || asked.from !== undefined || collection === 'redirects'
  if (!isNamed) asked.title = await askForText(`What is the ${noun} called?`)
  const { supersedes } = given
  if (collection === 'strategy' && supersedes !== undefined && !('changes' in given))
    asked.reason = await askForText(`Why does it replace "${String(supersedes)}"?`)
  const { values, unwritten } = makeScaffold(run, collection, asked, given)
  const answers = await askAll(values, unwritten)
  const keys = new Set(unwritten.map(({ path }) => String(path[0])))
  return makeScaffold(run, collection, asked, { ...given, ...Object.fromEntries(Object.entries(answers).filter(([key]) => keys.has(key))) })
}

function makeScaffold(
  { handbook, untyped, settings }: Run,
  collection: CollectionName,
  { title, id, from, reason, body }: ScaffoldOptions,
  given: Readonly<Record<string, unknown>>,
): Scaffold {
  try {
    return scaffold({
      collection,
      given,
      title,
      id: id?.replace(/\.mdx?$/, ''),
      from,
      reason,
      body,
      // Drafts and faulty entries occupy their ids and numbers too.
      entryIndex: indexEntries([...handbook.entries, ...untyped]),
      layout: handbook.layout,
      now: settings.now,
    })
  } catch (error) {
    if (error instanceof ScaffoldError || error instanceof TakeoverError) throw new CallError(error.message)
    throw error
  }
}

/** Write the files if they pass the check, and return their paths. */
function writeScaffold(
  { settings, sources, problems: before, handbook, untyped }: Run,
  collection: CollectionName,
  { path, text, isListItem, id, more }: Scaffold,
): string[] {
  const full = join(settings.content, path)
  const existing = existsSync(full) ? readFileSync(full, 'utf8') : undefined
  if (existing !== undefined && !isListItem) throw new CallError(`The file "${path}" already exists. Choose another --title or --id.`)
  const same = indexEntries([...handbook.entries, ...untyped]).find(collection, id)
  if (same)
    throw new CallError(
      `There is already ${withArticle(settings.config.collections.of(collection).noun).toLowerCase()} "${same.id}", in "${same.file}". Choose another --id.`,
    )
  const list = existing?.trim() === '[]' ? '' : (existing ?? '')
  const whole = isListItem ? list + (list === '' || list.endsWith('\n') ? '' : '\n') + text : text
  const files = [{ path, text: whole }, ...more]
  const changed: Sources = { ...sources, files: [...sources.files.filter((file) => file.path !== path), ...files] }
  changed.files.sort((a, b) => (a.path < b.path ? -1 : 1))
  const known = new Set(ungroupRepeatedKeys(before).map((each) => `${each.file}:${each.code}:${each.message}`))
  const { problems } = buildHandbook(changed, {
    ...settings,
    audience: 'staff',
    drafts: true,
    firstDays: findFirstDays(settings.content),
    layout: handbook.layout,
  })
  // This draft may become the target of a previously broken link, which isn't the draft's fault.
  const isAwaited = ({ code, file }: Problem) => code === 'link-to-hidden' && files.every((each) => each.path !== file)
  const faults = ungroupRepeatedKeys(problems).filter(
    (each) => each.severity === 'error' && !isAwaited(each) && !known.has(`${each.file}:${each.code}:${each.message}`),
  )
  if (faults.length > 0) {
    const sentences = faults.map(({ message, hint }) => [message, hint].filter(Boolean).join(' '))
    throw new CallError(`Nothing was written: "${id}" would fail the check.\n\n${sentences.join('\n')}`)
  }
  return files.map((file) => {
    const target = join(settings.content, file.path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, file.text)
    return target
  })
}
