/** `handbook retire`: removes an entry, and redirects its address. */
import type { Command } from 'commander'
import { retireEntry } from '../authoring/verbs/retire.ts'
import { compile } from '../compilation.ts'
import { type EditOptions, runEdit, withEditOptions } from './content-edit.ts'
import { readEntryName } from './entry-name.ts'

export function addRetire(program: Command): void {
  withEditOptions(
    program
      .command('retire')
      .argument('<id>', 'the entry as KIND/ID, for example handbook/planning/sizing')
      .description('remove an entry; its address and everything that leads there lead to its replacement'),
  )
    .option('--to <id>', 'the entry that replaces it, as KIND/ID (default: none, the address says that it was removed)')
    .action(async (given: string, { to, ...options }: EditOptions & { to?: string }) => {
      await runEdit(options, (context, run) => {
        const { collections } = run.settings.config
        const target = to === undefined ? undefined : readEntryName(to, collections)
        return retireEntry(context, run, {
          entry: readEntryName(given, collections),
          to: target,
          checkTexts: (texts) => compile(run.settings, texts),
        })
      })
    })
}
