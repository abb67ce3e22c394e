/** `handbook objective read`: adds a reading to a measure. */
import type { Command } from 'commander'
import { addReading } from '../authoring/verbs/objective.ts'
import { type EditOptions, runEdit, withEditOptions } from './content-edit.ts'

export function addObjective(program: Command): void {
  const objective = program.command('objective').description('add a reading to a measure of an objective')
  withEditOptions(
    objective
      .command('read')
      .argument('<id>', 'objective')
      .argument('<measure>', 'id of the measure')
      .argument('<value>', 'the number read, without its unit')
      .description('add a reading to a measure of an objective'),
  )
    .option('--on <day>', 'day of the reading (default: today)')
    .action(async (id: string, measure: string, value: string, { on, ...options }: EditOptions & { on?: string }) => {
      await runEdit(options, (context) => addReading(context, { id, measure, value, on }))
    })
}
