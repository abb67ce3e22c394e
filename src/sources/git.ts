/** The only place that talks to git. */
import { execFileSync } from 'node:child_process'

/**
 * The day and time of the last commit that touched each file below a folder, by its path in the folder.
 * One pass over the history; empty where there is no git, no repository or no commit.
 */
export function lastChanges(folder: string): Map<string, string> {
  const changes = new Map<string, string>()
  let output: string
  try {
    output = execFileSync(
      'git',
      ['-C', folder, '-c', 'core.quotePath=false', 'log', '-z', '--no-renames', '--name-only', '--relative', '--format=%x01%cI', '--', '.'],
      {
        encoding: 'utf8',
        maxBuffer: 1 << 30,
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    )
  } catch {
    return changes
  }
  for (const commit of output.split('\u0001').slice(1)) {
    const [date = '', ...files] = commit.split(/[\0\n]+/)
    for (const file of files) if (file && !changes.has(file)) changes.set(file, date)
  }
  return changes
}
