/** `handbook new KIND`: creates an entry from the given values, with TODO marks for the rest. */
import type { Command } from 'commander'
import { indexEntries } from '../graph/entry-index.ts'
import { type Scaffold, ScaffoldError, scaffold, unwrittenText } from '../authoring/scaffold.ts'
import { nameOf } from '../graph/reading/stand-ins.ts'
import { TakeoverError } from '../authoring/takeover.ts'
import { draftMark } from '../graph/titles.ts'
import { type Collections, ourCollections } from '../collections/collections.ts'
import type { Collection, CollectionName } from '../collections/table.ts'
import type { SettingsInput } from '../settings.ts'
import { readBody } from './body.ts'
import { CallError, printLines, type Run, runCheck, settingsFor, warn, withCommonOptions } from './common.ts'
import { readFields, refuseFields } from './field-values.ts'
import { resolveKind } from './ls.ts'
import { formatFieldHelp } from './new-help.ts'
import { extractInsightOptions, prepareInsight, prepareInsightOfIssue } from './new-insight.ts'
import { askAll, askForText } from './new-questions.ts'
import { writeScaffold } from './scaffold-files.ts'
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
      const { from, rest: others } = extractFrom(called.args.slice(1), collection)
      const { rest, ...asked } = collection === 'insights' ? extractInsightOptions(others) : { rest: others, roadmap: [] }
      const fields = readFields(rest, definition)
      const run = await runCheck({ ...options, audience: 'staff', drafts: true })
      if (from === '-' && options.body === '-') throw new CallError('Standard input can be the source or the text, not both.')
      const insight = collection === 'insights' ? await prepareInsight(run, { ...options, ...asked, from }, fields) : undefined
      const body = readBody(options.body)
      const request = { ...options, ...(insight ? { id: options.id ?? insight.id } : { from }), ...(body !== undefined && { body }) }
      const given = insight?.given ?? fields
      const { stdin, stdout } = currentShell()
      const made =
        stdin.isTTY && stdout.isTTY && from !== '-'
          ? await makeInteractively(run, collection, request, given)
          : makeScaffold(run, collection, request, given)
      const found = body === undefined ? insight?.body : undefined
      const { paths, choice } = writeScaffold(
        run,
        collection,
        found ? [withBody(made, found.markdown), withBody(made, found.plain)] : [made],
      )
      printLines(paths)
      const escaped = choice > 0 ? ['Its markup would not pass the check, so it is kept as plain text.'] : []
      for (const each of [...listNextSteps(made, definition), ...escaped, ...(insight?.todo ?? [])]) warn(each)
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
  const { from, ...others } = request
  const insight = collection === 'insights' && from !== undefined ? prepareInsightOfIssue(run, { ...others, from }, given) : undefined
  const made = insight
    ? makeScaffold(run, collection, { ...others, id: request.id ?? insight.id }, insight.given)
    : makeScaffold(run, collection, request, given)
  return [...writeScaffold(run, collection, [made]).paths, ...listNextSteps(made, collections.of(collection)), ...(insight?.todo ?? [])]
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

/** Add a text. In Markdown, unlike MDX, the braces and angle brackets of texts from elsewhere mean nothing. */
function withBody(made: Scaffold, body: string): Scaffold {
  return { ...made, path: made.path.replace(/\.mdx$/, '.md'), text: `${made.text}\n${body}\n` }
}

/** Extract `--from`, the source of a changelog entry or an insight. Redirects have a key of that name. */
function extractFrom(args: readonly string[], collection: CollectionName): { from?: string; rest: string[] } {
  const index = collection === 'changelog' || collection === 'insights' ? args.findIndex((each) => /^--from(=|$)/.test(each)) : -1
  if (index < 0) return { rest: [...args] }
  const [option = '', value] = args.slice(index, index + 2)
  const isSingleArgument = option.includes('=')
  const from = isSingleArgument ? option.slice('--from='.length) : value
  const choices = collection === 'insights' ? '--from backlog/ID, --from FILE or --from -' : '--from backlog/ID or --from roadmap/ID'
  if (!from) throw new CallError(`The option "--from" has no value. Write ${choices}.`)
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
