/** Authors, notes and changed paths of commits, in the folder and outside it. */
import { git } from './git.ts'
import { readerNote } from './history.ts'

export interface CommitFacts {
  id: string
  author: string
  mail: string
  /** Empty if it has none. Nothing reads the rest of its message. */
  note: string
  /** Relative to the repository root. */
  paths: readonly string[]
}

export function readCommitFacts(folder: string, ids: readonly string[]): CommitFacts[] {
  if (ids.length === 0) return []
  const format = `--format=%x01%H%x02%aN%x02%aE%x02${readerNote}%x02`
  const settings = ['-c', 'core.quotePath=false', '-c', 'log.showSignature=false', '-c', 'log.showRoot=true']
  const output = git(folder, [...settings, 'log', '--stdin', '--no-walk=unsorted', '--name-only', '-m', '--first-parent', '-z', format], {
    input: `${ids.join('\n')}\n`,
  }).toString('utf8')
  return output
    .split('\u0001')
    .slice(1)
    .map((each) => {
      const [id = '', author = '', mail = '', note = '', paths = ''] = each.split('\u0002')
      return { id, author, mail, note: note.trim(), paths: paths.split(/[\0\n]+/).filter((path) => path !== '') }
    })
}
