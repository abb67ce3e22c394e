/** `handbook feature move`: moves a feature between plans. */
import type { Command } from 'commander'
import { moveFeature, type PlanMove } from '../authoring/verbs/feature.ts'
import { type EditOptions, runEdit, withEditOptions } from './content-edit.ts'

interface MoveOptions extends EditOptions, Pick<PlanMove, 'since'> {
  from?: string
  to?: string
  offering?: string
}

export function addFeature(program: Command): void {
  const feature = program.command('feature').description('move a feature between plans')
  withEditOptions(
    feature.command('move').argument('<id>', 'feature').description('say which plan gets a feature, which one loses it, and since when'),
  )
    .option('--from <plan>', 'the plan that loses it')
    .option('--to <plan>', 'the plan that gets it')
    .option('--offering <offering>', 'the offering (default: the only one in which the plan is sold)')
    .requiredOption('--since <release or day>', 'first release, or first day as YYYY-MM-DD')
    .action(async (id: string, { from, to, offering, since, ...options }: MoveOptions) => {
      await runEdit(options, (context) => moveFeature(context, { id, from, to, offering, since }))
    })
}
