/** A git history for a corpus. */
import { appendFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { commitAll, git } from './git.ts'

export const commits = 200

/** The share of the texts that each commit changes: 200 commits on 1,000 texts make 3,000 revisions. */
const share = 0.01

/** Makes the corpus a repository. Returns the number of revisions. */
export function writeHistory(corpus: string): number {
  git(corpus, 'init', '--quiet')
  commitAll(corpus, 'Write everything', dayOf(0))
  const pages = readdirSync(join(corpus, 'handbook'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.mdx'))
  const texts = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(mdx|yaml)$/.test(path)).length
  const each = Math.max(1, Math.round(texts * share))
  const order = pages.sort()
  for (let commit = 1; commit <= commits; commit++) {
    for (let index = 0; index < each; index++) {
      const path = order[(commit * each + index) % order.length] ?? ''
      appendFileSync(join(corpus, 'handbook', path), `\nRevised in commit ${commit}.\n`)
    }
    commitAll(corpus, `Revise ${commit}`, dayOf(commit))
  }
  return texts + commits * each
}

function dayOf(offset: number): string {
  return new Date(Date.UTC(2026, 2, 1) + offset * 86_400_000).toISOString().slice(0, 10)
}
