/** Reads the state of the last edition from git, for rules that look back. */
import { lastValue } from '../plain/caches.ts'
import { buildHandbook } from '../checked-handbook.ts'
import { publishedEditions } from '../graph/editions.ts'
import type { Graph, LastEdition } from '../graph/graph.ts'
import type { BuildOptions } from '../graph/handbook.ts'
import { collectionAt, findLayout } from '../graph/reading/layout.ts'
import type { CollectionName } from '../collections/table.ts'
import { GitError } from '../sources/git/git.ts'
import { resolveCommit } from '../sources/git/objects.ts'
import { readRevision } from '../sources/revision.ts'
import type { SourceFile, Sources } from '../sources/source.ts'
import type { Redactions } from '../sources/redactions.ts'

/** Collections that these rules need. */
const neededCollections: readonly CollectionName[] = ['strategy', 'objectives', 'decisions']

const lastGraph = lastValue<Graph>()

/** Return undefined without an edition, git or the commit. Rules then report nothing about changes since. */
export function readLastEdition(
  content: string,
  { files }: Sources,
  options: BuildOptions,
  redactions: Redactions,
): LastEdition | undefined {
  const list = files.find(({ path }) => path === 'editions.yaml')
  const layout = options.layout ?? findLayout(files, options.config)
  const isNeeded = (path: string) => {
    const found = collectionAt(path, layout)
    return found !== undefined && neededCollections.includes(found.collection)
  }
  if (!list || !files.some(({ path }) => isNeeded(path))) return undefined
  const last = publishedEditions(buildWritten([list], { ...options, layout }).entries, options.now).at(-1)
  if (!last) return undefined
  const { name, date, commit: revision } = last.data
  try {
    const commit = resolveCommit(content, revision)
    // The options too, as the configuration affects how entries are read.
    const key = JSON.stringify([content, commit, redactions.key, options])
    const graph = lastGraph.get(key) ?? buildWritten(readRevision(content, commit, redactions, isNeeded).files, { ...options, layout })
    lastGraph.set(key, graph)
    return { name, date, graph }
  } catch (error) {
    if (error instanceof GitError) return undefined
    throw error
  }
}

function buildWritten(files: SourceFile[], options: BuildOptions): Graph {
  // A company's rules are for today's texts.
  const config = { ...options.config, rules: [] }
  return buildHandbook({ files, assets: [], images: new Map(), problems: [] }, { ...options, config }).written
}
