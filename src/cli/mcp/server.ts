/** The server that assistants ask, with its tools. Those that write are in `write-tools.ts`. */
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/server'
import { z } from 'zod'
import { keyOf } from '../../graph/entry.ts'
import { absoluteUrl } from '../../graph/paths.ts'
import { searchTexts } from '../../outputs/search/text-search.ts'
import type { Audience } from '../../collections/fields/common.ts'
import type { SettingsInput } from '../../settings.ts'
import { resolveKind } from '../ls.ts'
import { describeChanges } from './changed.ts'
import { checkDraft } from './draft.ts'
import type { Library, OpenLibrary } from './library.ts'
import { listEntries } from './list.ts'
import { readAsMarkdown } from './read.ts'
import { printUpgrade } from './upgrade.ts'
import { registerWriteTools } from './write-tools.ts'

const maxRows = { search: 50, list: 200 } as const
/** Of an answer: more would fill what an assistant can keep in mind. */
const maxCharacters = 100_000
const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false } as const

interface ServerOptions {
  audience: Audience
  version: string
  /** What the tools that write run with; without it, there are none. */
  write?: SettingsInput | undefined
}

/** A failed tool is an answer with the reason: the SDK makes one of each error that's thrown. */
export function createServer(library: Library, { audience, version, write }: ServerOptions): McpServer {
  const server = new McpServer({ name: 'handbook', version }, { instructions: describeServer(audience) })
  const answer = async (find: (open: OpenLibrary) => string) => ({ content: [{ type: 'text' as const, text: find(await library.open()) }] })
  const answerAsMarkdown = (find: (open: OpenLibrary) => string) => answer((open) => cut(find(open)))
  const answerAsJson = (find: (open: OpenLibrary) => object) => answer((open) => JSON.stringify(find(open), null, 2))
  const kind = z.string().describe('A collection, for example "features", "changelog" or "decision".')

  server.registerTool(
    'search',
    {
      title: 'Search the handbook',
      description: 'Finds pages by words in their titles, headings and texts, best first. Read a page by its address or id.',
      inputSchema: z.strictObject({
        query: z.string().min(1).describe('Words to search for.'),
        kind: kind.optional(),
        limit: z.int().min(1).max(maxRows.search).default(10).describe('Number of results.'),
      }),
      annotations,
    },
    ({ query, kind: named, limit }) =>
      answerAsJson(({ handbook }) => {
        const { site, base, collections } = handbook.config
        const collection = named === undefined ? undefined : resolveKind(named, collections)
        const { count, hits, without } = searchTexts({ text: query, collection, limit }, handbook)
        const results = hits.map(({ record: { entry, title, url, kind: of, description }, excerpt }) => ({
          ...(entry && { id: keyOf(entry) }),
          title,
          kind: of,
          url: absoluteUrl(url, site, base),
          ...(description !== undefined && { description }),
          ...(excerpt !== '' && excerpt !== description && { excerpt }),
        }))
        return { count, ...(without.length > 0 && { without }), results }
      }),
  )

  server.registerTool(
    'read',
    {
      title: 'Read a page',
      description: 'Returns an entry or a list as Markdown.',
      inputSchema: z.strictObject({
        id: z.string().min(1).describe('An id such as "features/audit-log" or "audit-log", a path such as "/decisions/", or an address.'),
      }),
      annotations,
    },
    ({ id }) => answerAsMarkdown((open) => readAsMarkdown(id, open)),
  )

  server.registerTool(
    'list',
    {
      title: 'List a collection',
      description: "Lists a collection's entries in its order, with filters by id.",
      inputSchema: z.strictObject({
        kind,
        status: z.string().optional().describe('Status, stage or horizon, for example "accepted", "beta" or "next".'),
        area: z.string().optional().describe('Id of a product area.'),
        plan: z.string().optional().describe('Id of a plan.'),
        offering: z.string().optional().describe('Id of an offering.'),
        release: z.string().optional().describe('A version, for example "2.30".'),
        limit: z.int().min(1).max(maxRows.list).default(50).describe('Number of entries.'),
        offset: z.int().min(0).default(0).describe('Number of entries to skip.'),
      }),
      annotations,
    },
    (request) => answerAsJson(({ handbook }) => listEntries(request, handbook)),
  )

  server.registerTool(
    'upgrade',
    {
      title: 'What an upgrade changes',
      description: 'Says what changes between two releases: what to do first, then what breaks, what is new and what is fixed.',
      inputSchema: z.strictObject({
        from: z.string().optional().describe('Current version; by default the oldest supported one.'),
        to: z.string().optional().describe('Version to upgrade to; by default the latest.'),
        plan: z.string().optional().describe('Id of the plan; by default all plans.'),
        offering: z.string().optional().describe('Id of the offering.'),
      }),
      annotations,
    },
    ({ from, to, plan, offering }) => answerAsMarkdown(({ handbook }) => printUpgrade({ from, to, tier: plan, offering }, handbook)),
  )

  const versions =
    audience === 'staff'
      ? 'A revision, the name of an edition, or "worktree" for the files as they are now'
      : 'The name of an edition, or "today"'
  server.registerTool(
    'changed',
    {
      title: 'What changed',
      description: 'Says what changed between two states of the handbook: facts first, then texts.',
      inputSchema: z.strictObject({
        from: z
          .string()
          .optional()
          .describe(`${versions}. By default ${audience === 'staff' ? '"HEAD"' : 'the last edition'}.`),
        to: z.string().optional().describe('The same. By default the handbook as it is now.'),
      }),
      annotations,
    },
    ({ from, to }) => answerAsMarkdown((open) => describeChanges(from, to, open)),
  )

  // Problems name whatever is in the content, drafts and staff entries as well.
  if (audience === 'staff')
    server.registerTool(
      'check_draft',
      {
        title: 'Check a draft',
        description: 'Lists the problems that a text would have at a path, with line and column. Nothing is written.',
        inputSchema: z.strictObject({
          path: z.string().min(1).describe('Path below the content folder, for example "handbook/new-page.md". The file may exist.'),
          text: z.string().describe('The whole file, including front matter.'),
        }),
        annotations,
      },
      ({ path, text }) => answerAsJson((open) => checkDraft(path, text, open)),
    )

  if (write) registerWriteTools(server, write)

  const pages = new ResourceTemplate('handbook://page/{+path}', {
    list: async () => {
      const { handbook } = await library.open()
      return {
        resources: handbook.entryIndex.pages.map(({ url = '/', title, description }) => ({
          uri: `handbook://page${url}`,
          name: title,
          mimeType: 'text/markdown',
          ...(description !== undefined && { description }),
        })),
      }
    },
  })
  server.registerResource('page', pages, { title: 'Pages', mimeType: 'text/markdown' }, async (uri, { path }) => ({
    contents: [{ uri: uri.href, mimeType: 'text/markdown', text: readAsMarkdown(`/${String(path)}`, await library.open()) }],
  }))
  return server
}

function describeServer(audience: Audience): string {
  return [
    'A product handbook: how the company works, and what its product does, did and will do.',
    audience === 'staff' ? 'It has what is for staff. Do not repeat that to customers.' : 'It has what customers may see.',
    'Search first, then read pages by their address. Cite the addresses.',
  ].join(' ')
}

/** Whole lines, and how much is missing. */
function cut(markdown: string): string {
  if (markdown.length <= maxCharacters) return markdown
  const start = markdown.slice(0, markdown.lastIndexOf('\n', maxCharacters))
  return `${start}\n\n(Cut here: these are ${start.length} of ${markdown.length} characters.)\n`
}
