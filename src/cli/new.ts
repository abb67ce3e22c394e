/** `handbook new KIND`: a file that passes `check`. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Command } from 'commander'
import { parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import { buildHandbook } from '../model/handbook.ts'
import { type Scaffold, ScaffoldError, scaffold } from '../model/scaffold.ts'
import { TakeoverError } from '../model/takeover.ts'
import { formatText } from '../problems/formats/text.ts'
import { didYouMean, listOf, nearest, withArticle } from '../problems/nearest.ts'
import { type CollectionName, collectionOf } from '../schemas/collections.ts'
import type { SettingsInput } from '../settings.ts'
import type { Sources } from '../sources/source.ts'
import { CallError, printLines, type Run, runCheck, warn, withCommonOptions } from './common.ts'
import { kindOf } from './ls.ts'

interface NewOptions extends SettingsInput {
  title?: string
  id?: string
}

interface Asked extends NewOptions {
  from?: string | undefined
  reason?: string
}

export function addNew(program: Command): void {
  withCommonOptions(
    program.command('new').argument('<kind>', 'what to make, for example changelog').description('make a file that passes the check'),
  )
    .option('--title <title>', 'title of the entry')
    .option('--id <id>', 'id of the entry (default: made from the title)')
    .allowUnknownOption()
    .allowExcessArguments()
    .addHelpText(
      'after',
      '\nEvery other key of the kind is an option too: --summary "…", --features "[audit-log, snapshots]". Values are read as YAML.\n\nA strategy that --supersedes another takes over its pillars, owner, approvers and objectives; a milestone what slipped; an entry of the changelog\nis made --from backlog/ID or --from roadmap/ID.',
    )
    .action(async (kind: string, options: NewOptions, command: Command) => {
      const collection = kindOf(kind)
      const { from, rest } = takeFrom(command.args.slice(1), collection)
      const given = readFields(rest, collection)
      const run = await runCheck({ ...options, audience: 'staff', drafts: true })
      const source = { ...options, from }
      const asked = process.stdin.isTTY && process.stdout.isTTY ? await ask(collection, source, given) : source
      const made = make(run, collection, asked, given)
      printLines(write(run, collection, made))
      for (const each of made.todo) warn(each)
    })
}

/** What an entry of the changelog is made from; redirects have a key of that name. */
function takeFrom(args: readonly string[], collection: CollectionName): { from?: string; rest: string[] } {
  const place = collection === 'changelog' ? args.findIndex((each) => /^--from(=|$)/.test(each)) : -1
  if (place < 0) return { rest: [...args] }
  const [option = '', value] = args.slice(place, place + 2)
  const isOne = option.includes('=')
  const from = isOne ? option.slice('--from='.length) : value
  if (!from) throw new CallError('The option "--from" has no value. Write --from backlog/ID or --from roadmap/ID.')
  return { from, rest: [...args.slice(0, place), ...args.slice(place + (isOne ? 1 : 2))] }
}

/** `--key value` and `--key=value` of everything that is no option of the command itself. */
function readFields(args: readonly string[], collection: CollectionName): Record<string, unknown> {
  const shape = collectionOf(collection)?.schema.shape as Record<string, z.ZodType>
  const fields: Record<string, unknown> = {}
  for (let index = 0; index < args.length; index++) {
    const match = /^--([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(args[index] ?? '')
    if (!match) throw new CallError(`"${args[index]}" is no option. Write --key value.`)
    const name = (match[1] ?? '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
    if (!(name in shape)) {
      const hint = didYouMean(
        nearest(name, Object.keys(shape)).map((each) => `--${each}`),
        `Its keys are ${listOf(Object.keys(shape), 40)}.`,
      )
      throw new CallError(`${withArticle(collectionOf(collection)?.noun ?? 'entry')} has no key "${name}". ${hint}`)
    }
    const text = match[2] ?? args[++index]
    if (text === undefined) throw new CallError(`The option "--${match[1]}" has no value.`)
    fields[name] = readValue(text, shape[name])
  }
  return fields
}

/** A value as text if the field takes it so (a version, a sentence with a colon), else as YAML. */
function readValue(text: string, field: z.ZodType | undefined): unknown {
  if (field?.safeParse(text).success) return text
  const document = parseDocument(text, { logLevel: 'error' })
  if (document.errors.length > 0) return text
  visit(document, {
    // A number that is written with more than its value, as 2.30 is, was meant as text.
    Scalar(_, node) {
      if (typeof node.value === 'number' && node.source !== undefined && node.source !== String(node.value)) node.value = node.source
    },
  })
  return document.toJS()
}

/** On a terminal: what has no sound default. */
async function ask(collection: CollectionName, options: Asked, given: Record<string, unknown>): Promise<Asked> {
  const { noun, schema } = collectionOf(collection) ?? {}
  const asked = { ...options }
  if (asked.title === undefined && asked.id === undefined && asked.from === undefined)
    asked.title = await askText(`What is the ${noun} called?`)
  for (const name of ['description', 'summary', 'mission', 'headline']) {
    const field = (schema?.shape as Record<string, z.ZodType> | undefined)?.[name]
    if (!field || name in given || field._zod.def.type === 'optional') continue
    given[name] = await askText(field.description ?? name)
  }
  const { supersedes } = given
  if (collection === 'strategy' && supersedes !== undefined && !('changes' in given))
    asked.reason = await askText(`Why does it replace "${String(supersedes)}"?`)
  return asked
}

async function askText(message: string): Promise<string> {
  const prompts = await import('@clack/prompts')
  const answer = await prompts.text({ message, validate: (value) => (value?.trim() ? undefined : 'Write something.') })
  if (prompts.isCancel(answer)) throw new CallError('Nothing was made.')
  return answer
}

function make(
  { handbook, settings }: Run,
  collection: CollectionName,
  { title, id, from, reason }: Asked,
  given: Record<string, unknown>,
): Scaffold {
  try {
    return scaffold({
      collection,
      given,
      title,
      id: id?.replace(/\.mdx?$/, ''),
      from,
      reason,
      catalogue: handbook.catalogue,
      layout: handbook.layout,
      now: settings.now,
    })
  } catch (error) {
    if (error instanceof ScaffoldError || error instanceof TakeoverError) throw new CallError(error.message)
    throw error
  }
}

/** Writes the files if they pass; returns their paths for people. */
function write(
  { settings, sources, problems: before, handbook }: Run,
  collection: CollectionName,
  { path, text, isListItem, id, more }: Scaffold,
): string[] {
  const full = join(settings.content, path)
  const existing = existsSync(full) ? readFileSync(full, 'utf8') : undefined
  if (existing !== undefined && !isListItem) throw new CallError(`There is a file "${path}" already. Choose another --title or --id.`)
  const same = handbook.catalogue.find(collection, id)
  if (same)
    throw new CallError(
      `There is ${withArticle(collectionOf(collection)?.noun ?? 'entry').toLowerCase()} "${same.id}" already, in "${same.file}". Choose another --id.`,
    )
  const list = existing?.trim() === '[]' ? '' : (existing ?? '')
  const whole = isListItem ? list + (list === '' || list.endsWith('\n') ? '' : '\n') + text : text
  const files = [{ path, text: whole }, ...more]
  const changed: Sources = { ...sources, files: [...sources.files.filter((file) => file.path !== path), ...files] }
  changed.files.sort((a, b) => (a.path < b.path ? -1 : 1))
  const known = new Set(before.map((each) => `${each.file}:${each.code}:${each.message}`))
  const { problems } = buildHandbook(changed, { ...settings, audience: 'staff', drafts: true, layout: handbook.layout })
  const faults = problems.filter((each) => each.severity === 'error' && !known.has(`${each.file}:${each.code}:${each.message}`))
  if (faults.length > 0)
    throw new CallError(
      `Nothing was written: "${id}" would not pass the check.\n\n${formatText(faults, { textOf: (file) => files.find((each) => each.path === file)?.text, colour: false })}`,
    )
  return files.map((file) => {
    const target = join(settings.content, file.path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, file.text)
    return target
  })
}
