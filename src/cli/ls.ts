/** `handbook ls KIND`: lists ids and titles. */
import { type Command, Option } from 'commander'
import { compareIds } from '../plain/compare.ts'
import { didYouMean, listOf, nearest } from '../problems/nearest.ts'
import type { Collections } from '../collections/collections.ts'
import type { CollectionName } from '../collections/table.ts'
import type { SettingsInput } from '../settings.ts'
import { CallError, print, printLines, runCheck, settingsFor, withCommonOptions } from './common.ts'

interface LsOptions extends SettingsInput {
  format: 'text' | 'json'
}

export function addLs(program: Command): void {
  withCommonOptions(program.command('ls').argument('<kind>', 'a collection, for example features').description('list ids and titles'))
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json']).default('text'))
    .action(async (kind: string, options: LsOptions) => {
      const { collections } = (await settingsFor(options)).config
      const collection = resolveKind(kind, collections)
      const { handbook, problems, settings } = await runCheck({ ...options, audience: 'staff', drafts: true })
      if (problems.some(({ code }) => code === 'folder-missing')) throw new CallError(`There is no content folder "${settings.content}".`)
      const entries = handbook.entries.filter((entry) => entry.collection === collection)
      if (collections.of(collection).form === 'folder') entries.sort((a, b) => compareIds(a.id, b.id))
      const rows = entries.map(({ id, title }) => ({ id, title }))
      if (options.format === 'json') print(JSON.stringify(rows, null, 2))
      else if (rows.length > 0) printLines(formatTable(rows))
    })
}

/** Resolve a collection's name or noun. */
export function resolveKind(kind: string, { names, of }: Collections): CollectionName {
  const wanted = kind.toLowerCase()
  const found = names.find((name) => {
    const { noun } = of(name)
    return [name, noun, `${noun}s`, noun.replaceAll(' ', '-'), name.replace(/s$/, '')].includes(wanted)
  })
  if (found) return found
  const known = names.flatMap((name) => [name, of(name).noun])
  throw new CallError(`There is no kind "${kind}". ${didYouMean(nearest(wanted, known), `The kinds are ${listOf(names, 30)}.`)}`)
}

function formatTable(rows: readonly { id: string; title: string }[]): string[] {
  const width = Math.max(...rows.map(({ id }) => id.length))
  return rows.map(({ id, title }) => `${id.padEnd(width)}  ${title}`)
}
