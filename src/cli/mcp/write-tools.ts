/** The tools of `handbook mcp --write`: the commands that edit content, by the same functions. */
import type { McpServer } from '@modelcontextprotocol/server'
import { z } from 'zod'
import { approveEntry } from '../../authoring/verbs/changelog.ts'
import { moveFeature } from '../../authoring/verbs/feature.ts'
import { settleItem } from '../../authoring/verbs/milestone.ts'
import { addReading } from '../../authoring/verbs/objective.ts'
import { retireEntry } from '../../authoring/verbs/retire.ts'
import { moveRoadmapItem } from '../../authoring/verbs/roadmap.ts'
import { setValues } from '../../authoring/verbs/set.ts'
import { roadmapSchema } from '../../collections/roadmap/schema.ts'
import { compile } from '../../compilation.ts'
import type { SettingsInput } from '../../settings.ts'
import { settingsFor } from '../common.ts'
import { applyEdit } from '../content-edit.ts'
import { readEntryName } from '../entry-name.ts'
import { refuseFields } from '../field-values.ts'
import { moveFiles } from '../move.ts'
import { createEntry } from '../new.ts'

const annotations = { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false } as const
const entryId = z.string().min(3).describe('The entry as KIND/ID, for example "roadmap/audit-export".')
const id = z.string().min(1)
const values = z.record(z.string(), z.unknown()).default({}).describe("Values by key, as in the entry's front matter.")
const body = z.string().optional().describe('The text, as Markdown.')
const day = z.string().optional().describe('YYYY-MM-DD; by default today.')

/** Each tool writes all of its edit, or nothing if the content would not pass the check. */
export function registerWriteTools(server: McpServer, options: SettingsInput): void {
  const answer = async (text: Promise<string>) => ({ content: [{ type: 'text' as const, text: await text }] })

  server.registerTool(
    'new_entry',
    {
      title: 'Create an entry',
      description: 'Creates a file with what is given, and TODO marks for the rest. Lists what is left to write.',
      inputSchema: z.strictObject({
        kind: z.string().describe('A collection, for example "insights" or "changelog".'),
        title: z.string().optional(),
        id: z.string().optional().describe('By default from the title.'),
        from: z
          .string()
          .optional()
          .describe(
            'For a changelog entry: the issue or roadmap item that it announces, "backlog/ID" or "roadmap/ID". For an insight: the issue that it comes from, "backlog/ID".',
          ),
        values,
        body,
      }),
      annotations,
    },
    ({ kind, values: given, ...request }) => answer(createEntry(options, kind, request, given).then((lines) => lines.join('\n'))),
  )

  server.registerTool(
    'set_values',
    {
      title: 'Set values of an entry',
      description: 'Sets values and the text of an entry. A decision or strategy that takes effect ends those that it supersedes.',
      inputSchema: z.strictObject({ id: entryId, values, unset: z.array(z.string()).default([]).describe('Keys to remove.'), body }),
      annotations: { ...annotations, destructiveHint: true },
    },
    ({ id: name, values: given, unset, body: text }) => answer(setEntry(options, name, { values: given, unset, body: text })),
  )

  server.registerTool(
    'move',
    {
      title: 'Rename a file or a folder',
      description: 'Moves an entry or a folder, updates every link and reference to it, and redirects its old address.',
      inputSchema: z.strictObject({
        from: z.string().min(1).describe('Path below the content folder, for example "handbook/planning/sizing".'),
        to: z.string().min(1).describe('The new path; with "/" at the end, the folder to move it into.'),
      }),
      annotations,
    },
    ({ from, to }) => answer(applyEdit(options, (_, run) => moveFiles(run, from, to))),
  )

  server.registerTool(
    'retire',
    {
      title: 'Remove an entry',
      description: 'Removes an entry. Everything that leads there leads to its replacement; without one, nothing may lead there.',
      inputSchema: z.strictObject({ id: entryId, to: entryId.optional().describe('The entry that replaces it, as KIND/ID.') }),
      annotations: { ...annotations, destructiveHint: true },
    },
    ({ id: name, to }) =>
      answer(
        applyEdit(options, (context, run) => {
          const { collections } = run.settings.config
          const target = to === undefined ? undefined : readEntryName(to, collections)
          return retireEntry(context, run, {
            entry: readEntryName(name, collections),
            to: target,
            checkTexts: (texts) => compile(run.settings, texts),
          })
        }),
      ),
  )

  server.registerTool(
    'move_roadmap_item',
    {
      title: 'Move a roadmap item',
      description: 'Moves an item to another horizon, with a line in its history.',
      inputSchema: z.strictObject({ id, horizon: roadmapSchema.shape.horizon, reason: z.string().min(1).describe('Why it moves.') }),
      annotations,
    },
    (request) => answer(applyEdit(options, (context) => moveRoadmapItem(context, request))),
  )

  server.registerTool(
    'settle_item',
    {
      title: 'Settle an item of a milestone',
      description: 'Records whether an item shipped, slipped or was dropped. One that slipped is carried over.',
      inputSchema: z.strictObject({
        milestone: id,
        item: id.describe('Roadmap item or issue.'),
        outcome: z.enum(['shipped', 'slipped', 'dropped']),
        to: z.string().optional().describe('The later milestone, for an item that slipped.'),
        reason: z.string().optional().describe('Why it slipped or was dropped.'),
      }),
      annotations,
    },
    ({ to, reason, ...request }) => answer(applyEdit(options, (context) => settleItem(context, { ...request, to, reason }))),
  )

  server.registerTool(
    'approve_entry',
    {
      title: 'Record an approval',
      description: "Records a person's approval of a changelog entry. Only if that person said so.",
      inputSchema: z.strictObject({ id, by: z.string().describe('Who approved it, by id; not an author.'), on: day }),
      annotations,
    },
    ({ on, ...request }) => answer(applyEdit(options, (context) => approveEntry(context, { ...request, on }))),
  )

  server.registerTool(
    'add_reading',
    {
      title: 'Add a reading',
      description: 'Adds a reading to a measure of an objective.',
      inputSchema: z.strictObject({ id, measure: z.string().describe('Id of the measure.'), value: z.number(), on: day }),
      annotations,
    },
    ({ on, value, ...request }) => answer(applyEdit(options, (context) => addReading(context, { ...request, value: String(value), on }))),
  )

  server.registerTool(
    'move_feature',
    {
      title: 'Move a feature between plans',
      description: 'Says which plan gets a feature, which one loses it, and since when.',
      inputSchema: z.strictObject({
        id,
        from: z.string().optional().describe('The plan that loses it.'),
        to: z.string().optional().describe('The plan that gets it.'),
        offering: z.string().optional(),
        since: z.string().describe('First release, or first day as YYYY-MM-DD.'),
      }),
      annotations,
    },
    ({ from, to, offering, ...request }) =>
      answer(applyEdit(options, (context) => moveFeature(context, { ...request, from, to, offering }))),
  )
}

async function setEntry(options: SettingsInput, name: string, change: Pick<Parameters<typeof setValues>[1], 'values' | 'unset' | 'body'>) {
  const { collections } = (await settingsFor(options)).config
  const { collection, id: entry } = readEntryName(name, collections)
  refuseFields(change.values, collections.of(collection))
  return applyEdit(options, (context) => setValues(context, { ...change, collection, id: entry }))
}
