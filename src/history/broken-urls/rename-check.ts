/** Reports editions whose commit was changed, or which were removed: what others quote has changed. */
import { parse } from 'yaml'
import type { Entry } from '../../graph/entry.ts'
import { type Problem, problem } from '../../problems/problem.ts'
import { editionPath } from '../../graph/paths.ts'
import { ourCollections } from '../../collections/collections.ts'
import { collectRedirects } from '../../graph/links/redirects.ts'
import { isEditionName } from '../../collections/fields/edition-name.ts'
import { readPathBlobs } from '../../sources/git/history.ts'
import { readBlobs, resolveCommits } from '../../sources/git/objects.ts'

/** Compare with the history of the list itself. */
export function checkEditionHistory(content: string, editions: readonly Entry<'editions'>[], entries: readonly Entry[]): Problem[] {
  const [file] = editions.map((edition) => edition.file)
  if (file === undefined) return []
  const earlier = readEarlierCommits(content, file)
  return [...checkCommits(content, editions, earlier), ...checkNames(earlier, entries)]
}

/** An edition with a future day was never published. Redirecting its address shows that the removal is deliberate. */
function checkNames(earlier: ReturnType<typeof readEarlierCommits>, entries: readonly Entry[]): Problem[] {
  const written = entries.filter((entry) => entry.collection === 'editions')
  // Whole addresses alone matter here, whatever collections there are.
  const redirected = new Set(collectRedirects(entries, ourCollections).map(({ from }) => from))
  const names = new Set(written.map(({ id }) => id))
  return [...earlier].flatMap(([name, commits]) => {
    const address = editionPath(name, '/')
    if (names.has(name) || !isEditionName(name) || redirected.has(address)) return []
    const same = written.find(({ data }) => commits.has(data.commit))
    const at = same ?? written[0]
    if (!at) return []
    const change = same ? `is called "${same.data.name}" now` : 'is no longer in the list'
    const message = `The edition "${name}" ${change}, and nothing is at "${address}".`
    const to = same ? editionPath(same.data.name, '/') : 'none'
    return problem('edition-gone', at.file, at.spanOf(['name']), message, {
      hint: `Restore its name, because others may link to it; if it was never published, add "- { from: ${address}, to: ${to} }" to redirects.yaml.`,
    })
  })
}

function checkCommits(content: string, editions: readonly Entry<'editions'>[], earlier: ReturnType<typeof readEarlierCommits>): Problem[] {
  const changed = editions.flatMap((edition) => {
    const { name, commit } = edition.data
    const others = [...(earlier.get(name) ?? [])].filter((each) => !each.startsWith(commit) && !commit.startsWith(each))
    return others.map((other) => ({ edition, other }))
  })
  // After a rewrite of the history all commit ids differ, and the old commits are missing.
  const existing = resolveCommits(
    content,
    changed.map(({ other }) => other),
  )
  const found = changed.filter((_, index) => existing[index] !== undefined)
  return [...Map.groupBy(found, ({ edition }) => edition)].map(([{ data, file: list, spanOf }, others]) =>
    problem(
      'edition-moved',
      list,
      spanOf(['commit']),
      `The edition "${data.name}" used to show the commit "${others[0]?.other.slice(0, 10)}"; now it shows "${data.commit.slice(0, 10)}".`,
      { hint: 'Editions never change: restore its commit, and cut a new edition with another name.' },
    ),
  )
}

/** Return the commits that each name had in the history of the list, newest first. */
function readEarlierCommits(content: string, file: string): Map<string, Set<string>> {
  const commits = new Map<string, Set<string>>()
  for (const bytes of readBlobs(content, readPathBlobs(content, file)).values())
    for (const item of parseItems(bytes.toString('utf8'))) {
      const { name, commit } = (item ?? {}) as { name?: unknown; commit?: unknown }
      if (typeof commit !== 'string') continue
      const known = commits.get(String(name)) ?? new Set()
      commits.set(String(name), known.add(commit))
    }
  return commits
}

function parseItems(yaml: string): readonly unknown[] {
  try {
    const list: unknown = parse(yaml, { logLevel: 'error' })
    return Array.isArray(list) ? list : []
  } catch {
    return []
  }
}
