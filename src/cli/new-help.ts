/** Help of `handbook new KIND`: its keys, and what it takes over. */
import type { Collections } from '../collections/collections.ts'
import { describeFields } from '../collections/fields/describe.ts'
import { command } from '../plain/command.ts'
import { withArticle } from '../problems/nearest.ts'
import { resolveKind } from './ls.ts'

/** Describe the keys of a kind, with their meaning and values. */
export function formatFieldHelp(kind: string | undefined, collections: Collections): string {
  if (kind === undefined)
    return `\nEvery key of the kind is also an option: ${command(['new', 'KIND'], { help: true })} lists them.\n\nA strategy that --supersedes another copies its pillars, owner, approvers and objectives. A milestone includes what slipped\nfrom the previous one. Make a changelog entry --from backlog/ID or --from roadmap/ID, and an insight --from backlog/ID,\nfrom an email or from a note.`
  const collection = resolveKind(kind, collections)
  const { schema, noun } = collections.of(collection)
  const fields = describeFields(schema).filter(({ name }) => name !== 'title' && name !== 'id')
  const own = fields.map(
    ({ name, isRequired, takes, meaning }) => [`--${name}`, `${meaning} (${isRequired ? '' : 'optional; '}${takes})`] as const,
  )
  const taken =
    { strategy: supersedesHelp, milestones: slippedHelp, changelog: fromHelp, insights: insightHelp }[collection as 'strategy'] ?? ''
  const rows = [
    ...(extraOptions[collection as 'changelog'] ?? []),
    ...own.filter(([name]) => collection !== 'insights' || name !== '--customer'),
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  return `\nKeys of ${withArticle(noun).toLowerCase()}; values are YAML, for example --key "[one, two]":\n${rows
    .map(([name, help]) => `  ${name.padEnd(width)}  ${help}`)
    .join('\n')}${taken}`
}

/** Options that aren't keys. */
const extraOptions: Readonly<Record<'changelog' | 'insights', readonly (readonly [string, string])[]>> = {
  changelog: [['--from', 'Issue or roadmap item it announces: backlog/ID or roadmap/ID. (optional)']],
  insights: [
    ['--from', 'Issue, email or note that it comes from: backlog/ID, a file, or - for standard input. (optional)'],
    ['--customer', 'Reference of the customer, never a name; or { ref, segment, tier? }. Other insights may know the segment and plan.'],
    ['--roadmap', 'Roadmap item that it supports, added to --supports. (optional; id of roadmap)'],
  ],
}

const supersedesHelp = '\n\nWith --supersedes, it copies the pillars, owner, approvers and objectives of that strategy.'
const slippedHelp = '\n\nIt includes what slipped from the previous milestone.'
const insightHelp =
  '\n\nWith --from, it takes what the issue, email or note says. Quoted replies, signatures, names and addresses of an email stay out.'
const fromHelp = '\n\nWith --from, it takes the type and references from that issue or roadmap item.'
