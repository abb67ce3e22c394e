/** `handbook milestone settle`: records what became of an item. */
import { Argument, type Command } from 'commander'
import { type Settlement, settleItem } from '../authoring/verbs/milestone.ts'
import { type EditOptions, runEdit, withEditOptions } from './content-edit.ts'

interface SettleOptions extends EditOptions {
  to?: string
  reason?: string
}

export function addMilestone(program: Command): void {
  const milestone = program.command('milestone').description('settle an item of a milestone')
  withEditOptions(
    milestone
      .command('settle')
      .argument('<milestone>', 'milestone that includes the item')
      .argument('<item>', 'roadmap item or issue')
      .addArgument(new Argument('<outcome>', 'what became of it').choices(['shipped', 'slipped', 'dropped']))
      .description('record whether an item of a milestone shipped, slipped or was dropped; one that slipped is carried over'),
  )
    .option('--to <milestone>', 'the later milestone that a slipped item is carried over to')
    .option('--reason <text>', 'why it slipped or was dropped')
    .action(async (id: string, item: string, outcome: Settlement['outcome'], { to, reason, ...options }: SettleOptions) => {
      await runEdit(options, (context) => settleItem(context, { milestone: id, item, outcome, to, reason }))
    })
}
