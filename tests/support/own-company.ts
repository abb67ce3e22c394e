/** A company's folder outside the project: its configuration defines collections, its content has entries of them and an edition. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from './command.ts'
import { filesBelow } from './folders.ts'
import { type Repository, repository } from './repository.ts'

const company = join(import.meta.dirname, '../company')

export interface OwnCompany extends Repository {
  config: string
}

/** What only staff may read. */
export const secret = 'Numbatphone'

const broker = (steps: string, more = '') =>
  `---\ntitle: Restart the broker\nfeature: broker\ncontact: ada\nseverity: high\nlastDrill: 2026-02-01\nphone: ${secret}\nsteps: [${steps}]\n${more}---\n\n## Before you begin\n\nKeep calm. See [the steps](#steps).\n`

const files = {
  'handbook/index.md': '# Book\n\nSee [the broker](../runbooks/broker.md#steps).\n',
  'people.yaml': '- { id: ada, name: Ada, active: true }\n',
  'areas.yaml': '- { id: ops, title: Operations, owner: ada }\n',
  'features/broker.yaml':
    'title: Broker\nsummary: Carries messages.\narea: ops\nlifecycle: [{ stage: ga, since: 2026-01-01 }]\navailability: undecided\n',
  'runbooks/disk.md': '---\ntitle: Free the disk\nfeature: broker\nseverity: low\nsteps: [Delete what is old]\n---\n',
  'runbooks/inside.md': `---\ntitle: Inside ${secret}\naudience: staff\nfeature: broker\nseverity: low\nsteps: []\n---\n`,
  'meetings/kick-off.md': '---\ntitle: Kick-off\non: 2026-03-01\n---\n\nWhat we agreed on.\n',
}

/** `keep` leaves it to the caller to remove it. */
export function ownCompany(keep = false): OwnCompany {
  const repo = repository(keep)
  cpSync(company, repo.root, { recursive: true })
  // There is no package yet that it could import from.
  for (const path of filesBelow(company)) {
    const file = join(repo.root, path)
    writeFileSync(file, readFileSync(file, 'utf8').replace(/'(\.\.\/)+src\/index\.ts'/, `'${pathToFileURL(`${projectRoot}src/index.ts`)}'`))
  }
  const first = repo.commit({ ...files, 'runbooks/broker.md': broker('Stop it, Start it') }, '2026-03-01')
  repo.commit(
    {
      'editions.yaml': `- { name: spring, commit: ${first}, date: 2026-03-01 }\n`,
      'runbooks/broker.md': broker('Stop it, Wait, Start it', 'formerly: [messages]\n'),
    },
    '2026-04-01',
  )
  return { ...repo, config: join(repo.root, 'handbook.config.ts') }
}
