/** `handbook set`: sets values and the text of an entry. */
import type { Command } from 'commander'
import { setValues } from '../authoring/verbs/set.ts'
import { command } from '../plain/command.ts'
import { readBody } from './body.ts'
import { settingsFor } from './common.ts'
import { type EditOptions, runEdit, withEditOptions } from './content-edit.ts'
import { readEntryName } from './entry-name.ts'
import { readFields } from './field-values.ts'

interface SetOptions extends EditOptions {
  unset?: string[]
  body?: string
}

export function addSet(program: Command): void {
  withEditOptions(
    program
      .command('set')
      .argument('<id>', 'the entry as KIND/ID, for example changelog/2026/11/audit-export')
      .description('set values of an entry, each as --key value, and its text'),
  )
    .option('--unset <keys...>', 'keys to remove')
    .option('--body <markdown>', 'the new text; "-" reads it from standard input')
    .allowUnknownOption()
    .allowExcessArguments()
    .addHelpText(
      'after',
      `\nEvery key of the kind is also an option: ${command(['new', 'KIND'], { help: true })} lists them. Values are YAML.`,
    )
    .action(async (given: string, options: SetOptions, called: Command) => {
      const { collections } = (await settingsFor(options)).config
      const { collection, id } = readEntryName(given, collections)
      const values = readFields(called.args.slice(1), collections.of(collection))
      const body = readBody(options.body)
      await runEdit(options, (context) => setValues(context, { collection, id, values, unset: options.unset ?? [], body }))
    })
}
