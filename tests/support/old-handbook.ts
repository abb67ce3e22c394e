/** A repository whose history has editions: renamed, deleted and restored pages, a changed image, and text that's invalid today. */
import { png } from './images.ts'
import { type Repository, repository } from './repository.ts'

export interface OldHandbook extends Repository {
  /** Commits of the editions. */
  commits: Record<'spring' | 'summer' | 'autumn', string>
}

const page = (title: string, text: string, more = '') => `---\ntitle: ${title}\n${more}---\n\n${text}\n`
/** Long enough for git to detect a rename with a changed line. */
const long = Array.from({ length: 12 }, (_, index) => `Line ${index} of a page that goes on.`).join('\n\n')

const people = '- { id: ada, name: Ada, active: true }\n'
const decision = (more: string) =>
  `---\ntitle: First\nstatus: accepted\non: 2026-01-05\ndeciders: [ada]\naffects: []\n${more}---\n\nWe decided it.\n`

export function oldHandbook(keep = false): OldHandbook {
  const repo = repository(keep)
  const { commit } = repo
  const spring = commit(
    {
      'people.yaml': people,
      'handbook/index.md': page('Handbook', 'Read [guide](guide.md), [gone](gone.md), [both](both/index.mdx) and [back](back.md).'),
      'handbook/guide.md': page(
        'Guide',
        `${long}\n\n![A](a.png)\n\nSee [gone](gone.md#there) and [elsewhere](https://example.com/?a=1&b=2).`,
      ),
      'handbook/gone.md': page('Gone', '## There\n\nIt was here.'),
      'handbook/back.md': page('Back', 'First time.'),
      'handbook/a.png': png(4, 2),
      'handbook/same.png': png(3, 3),
      // Today, neither the component nor the key exists.
      'handbook/both/index.mdx': page(
        'Both',
        '<Aside kind="x">Kept **words**.</Aside>\n\n![Same](../same.png) <Ref to="decisions/0001-first" />',
        'colour: red\n',
      ),
      'handbook/secret.md': page('Secret', 'A secret of then.', 'audience: staff\n'),
      'handbook/later-secret.md': page('Later secret', 'It was public once.'),
      'handbook/draft.md': page('Draft', 'Not finished.', 'status: draft\n'),
      // Today's required fields weren't required then.
      'decisions/0001-first.md': '---\ntitle: First\n---\n\nWe decided it.\n',
    },
    '2026-02-20',
  )
  const summer = commit(
    {
      'handbook/index.md': page('Handbook', 'Read [guide](manual/guide.md) and [both](both/index.mdx).'),
      'handbook/guide.md': undefined,
      'handbook/manual/guide.md': page('Guide', `${long}\n\n![A](../a.png)\n\nSee [elsewhere](https://example.com/?a=1&b=2).`),
      'handbook/gone.md': undefined,
      'handbook/back.md': undefined,
      'handbook/a.png': png(5, 2),
      'decisions/0001-first.md': decision(''),
    },
    '2026-05-20',
  )
  const autumn = commit(
    {
      'handbook/back.md': page('Back again', 'Second time.'),
      'handbook/new.md': page('New', 'Both are [here](both/index.mdx).'),
    },
    '2026-08-20',
  )
  commit(
    {
      'handbook/manual/guide.md': undefined,
      'handbook/manual/guidance.md': page('Guidance', `${long}\n\n![A](../a.png)\n\nThe end.`),
      'handbook/index.md': page('Handbook', 'Read [guidance](manual/guidance.md).'),
      'handbook/both/index.mdx': page('Both', 'Without an aside.'),
      'handbook/later-secret.md': page('Later secret', 'For staff alone.', 'audience: staff\n'),
      'redirects.yaml': [
        '# What was renamed, and what is gone.',
        '- { from: /handbook/guide/, to: /handbook/manual/guidance/ }',
        '- { from: /handbook/manual/guide/, to: /handbook/manual/guidance/ }',
        '- { from: /handbook/gone/, to: none }',
        '',
      ].join('\n'),
      'editions.yaml': [
        `- { name: spring, commit: ${spring}, date: 2026-03-01, note: Before the move }`,
        `- { name: summer, commit: ${summer}, date: 2026-06-01 }`,
        '',
      ].join('\n'),
    },
    '2026-11-20',
  )
  return { ...repo, commits: { spring, summer, autumn } }
}
