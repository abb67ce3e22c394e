/** `handbook move`: moves an entry or a folder, with everything that leads there. */
import type { Command } from 'commander'
import { moveContent } from '../authoring/verbs/move.ts'
import type { ContentEdit } from '../authoring/verbs/verb.ts'
import { compile } from '../compilation.ts'
import { contentPrefix, type Run } from './common.ts'
import { type EditOptions, runEdit, withEditOptions } from './content-edit.ts'

export function addMove(program: Command): void {
  withEditOptions(
    program
      .command('move')
      .argument(
        '<old>',
        'file or folder below the content folder, for example handbook/planning/sizing, or an item of a list, such as people/ada',
      )
      .argument('<new>', 'its new path or id; with "/" at the end, the folder to move it into')
      .description('rename an entry, a folder or an item of a list, update every link and reference to it, and redirect its old address'),
  ).action(async (from: string, to: string, options: EditOptions) => {
    await runEdit(options, (_, run) => moveFiles(run, from, to))
  })
}

/** Make the edit that moves a file or a folder. */
export function moveFiles(run: Run, from: string, to: string): ContentEdit {
  const checkMoved = (files: ReadonlyMap<string, string>) => compile(run.settings, new Map(), files)
  const checkTexts = (texts: ReadonlyMap<string, string>) => compile(run.settings, texts)
  return moveContent(run, { from, to, prefix: contentPrefix(run.settings), checkMoved, checkTexts })
}
