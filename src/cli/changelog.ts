/** `handbook changelog approve`: records the review of an entry. */
import type { Command } from 'commander'
import { approveEntry } from '../authoring/verbs/changelog.ts'
import { type EditOptions, runEdit, withEditOptions } from './content-edit.ts'

interface ApproveOptions extends EditOptions {
  by: string
  on?: string
}

export function addChangelog(program: Command): void {
  const changelog = program.command('changelog').description('approve a changelog entry')
  withEditOptions(
    changelog
      .command('approve')
      .argument('<id>', 'changelog entry, for example 2026/11/audit-export')
      .description("record a person's approval of a changelog entry"),
  )
    .requiredOption('--by <person>', 'who approves it, by id; not an author')
    .option('--on <day>', 'day of the review (default: today)')
    .action(async (id: string, { by, on, ...options }: ApproveOptions) => {
      await runEdit(options, (context) => approveEntry(context, { id, by, on }))
    })
}
