/** `handbook roadmap move`: moves an item to another horizon. */
import { Argument, type Command } from 'commander'
import { type Horizon, moveRoadmapItem } from '../authoring/verbs/roadmap.ts'
import { roadmapSchema } from '../collections/roadmap/schema.ts'
import { type EditOptions, runEdit, withEditOptions } from './content-edit.ts'

export function addRoadmap(program: Command): void {
  const roadmap = program.command('roadmap').description('move an item of the roadmap')
  withEditOptions(
    roadmap
      .command('move')
      .argument('<id>', 'roadmap item')
      .addArgument(new Argument('<horizon>', 'its new horizon').choices(roadmapSchema.shape.horizon.options))
      .description('move a roadmap item to another horizon, with a line in its history'),
  )
    .requiredOption('--reason <text>', 'why it moves')
    .action(async (id: string, horizon: Horizon, options: EditOptions & { reason: string }) => {
      await runEdit(options, (context) => moveRoadmapItem(context, { id, horizon, reason: options.reason }))
    })
}
