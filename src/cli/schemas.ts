/** `handbook schemas`: writes JSON Schemas of front matter and data files for editors. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { Command } from 'commander'
import { makeEditorSchemas } from '../authoring/schemas/editor-schemas.ts'
import { layoutIn } from '../graph/reading/layout.ts'
import type { SettingsInput } from '../settings.ts'
import { CallError, contentPrefix, printLines, runCheck, withCommonOptions } from './common.ts'

interface SchemasOptions extends SettingsInput {
  out?: string
}

/** Below the folder of the configuration; `handbook init` tells git and the editor about it. */
const defaultFolder = '.handbook/schemas'

export function addSchemas(program: Command): void {
  withCommonOptions(program.command('schemas').description('write JSON Schemas of all collections and data files, for editors'))
    .option('--out <dir>', `output folder (default: ${defaultFolder})`)
    .action(async (options: SchemasOptions) => {
      const run = await runCheck({ ...options, audience: 'staff', drafts: true })
      const { handbook, untyped, problems, settings } = run
      if (problems.some(({ code }) => code === 'folder-missing')) throw new CallError(`There is no content folder "${settings.content}".`)
      const folder = options.out === undefined ? join(settings.root, defaultFolder) : resolve(options.out)
      // What is being written can be referred to as well.
      const schemas = makeEditorSchemas({ ...handbook, entries: [...handbook.entries, ...untyped] }, handbook.config, layoutIn(handbook))
      mkdirSync(folder, { recursive: true })
      for (const { name, schema } of schemas) writeFileSync(join(folder, name), `${JSON.stringify(schema, null, 1)}\n`)
      const shown = relative(process.cwd(), folder)
      const prefix = contentPrefix(settings)
      printLines(
        schemas
          .filter(({ files }) => files.length > 0)
          .map(
            ({ name, files }) => `${join(shown.startsWith('..') ? folder : shown, name)}  ${files.map((file) => prefix + file).join(' ')}`,
          ),
      )
    })
}
