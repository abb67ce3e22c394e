/** Authors, messages and changed paths of commits, in the folder and outside it. */
import { git } from './git.ts'

export interface CommitFacts {
  id: string
  author: string
  mail: string
  /** Subject and body. */
  message: string
  /** Relative to the repository root. */
  paths: readonly string[]
}

export function readCommitFacts(folder: string, ids: readonly string[]): CommitFacts[] {
  if (ids.length === 0) return []
  const format = '--format=%x01%H%x02%aN%x02%aE%x02%B%x02'
  const settings = ['-c', 'core.quotePath=false', '-c', 'log.showSignature=false', '-c', 'log.showRoot=true']
  const output = git(folder, [...settings, 'log', '--stdin', '--no-walk=unsorted', '--name-only', '-m', '--first-parent', '-z', format], {
    input: `${ids.join('\n')}\n`,
  }).toString('utf8')
  return output
    .split('\u0001')
    .slice(1)
    .map((each) => {
      const [id = '', author = '', mail = '', message = '', paths = ''] = each.split('\u0002')
      return { id, author, mail, message: message.trim(), paths: paths.split(/[\0\n]+/).filter((path) => path !== '') }
    })
}
