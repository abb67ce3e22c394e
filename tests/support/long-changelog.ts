/** A handbook with a long changelog: many entries in 100 releases, two offerings and three plans. */

const types = ['added', 'changed', 'fixed'] as const
const review = 'authors: [ada]\nreviews: [{ by: bob, on: 2019-01-01, verdict: approve }]\nstatus: published'

/** Days from the first entry to the last. */
const length = 2000

/**
 * Files by path. The entries are spread evenly over 2,000 days from 1 January 2019 on, whatever their number. Entry N has type N % 3; every
 * tenth affects only a feature of Cloud.
 */
export function longChangelog(count: number): Record<string, string> {
  const files: Record<string, string> = {
    'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
    'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n- { id: hosted, title: Hosted, delivery: versioned }\n',
    'areas.yaml': '- { id: core, title: Core, owner: ada }\n- { id: edge, title: Edge of things, owner: ada }\n',
    'tiers.yaml': [
      '- { id: base, names: [{ from: 2019-01-01, label: Base }], rank: 1, offerings: [cloud, hosted], introduced: 2019-01-01 }',
      '- { id: team, names: [{ from: 2019-01-01, label: Team }, { from: 2024-01-01, label: Pro }], rank: 2, offerings: [cloud, hosted], introduced: 2019-01-01 }',
      '- { id: old, names: [{ from: 2019-01-01, label: Old }], rank: 3, offerings: [cloud], introduced: 2019-01-01, retired: 2022-01-01, successors: [team] }',
    ].join('\n'),
    'features/everywhere.md': feature('Everywhere', 'core', [
      'base cloud',
      'team cloud',
      'old cloud 2022-01-01',
      'base hosted',
      'team hosted',
    ]),
    'features/cloudy.md': feature('Cloudy', 'edge', ['team cloud']),
    'features/open.md': '---\ntitle: Open\nsummary: S.\narea: core\nlifecycle: []\navailability: undecided\n---\n',
  }
  for (let index = 0; index < 100; index++)
    files[`releases/${Math.floor(index / 25) + 1}.${index % 25}.yaml`] =
      `date: ${day(index * 20 + 19)}\nstatus: released\noffering: hosted\n`
  for (let index = 0; index < count; index++) {
    const date = day(Math.floor((index * length) / count))
    files[`changelog/${date.slice(0, 4)}/e${index}.md`] =
      `---\ntitle: What people can do ${index}\ndescription: Good for ${index % 7 === 0 ? 'a résumé' : 'everybody'}.\ntype: ${types[index % 3]}\nfeatures: [${index % 10 === 0 ? 'cloudy' : 'everywhere'}]\ndate: ${date}\n${review}\n---\n`
  }
  return files
}

function feature(title: string, area: string, rows: readonly string[]): string {
  const availability = rows.map((row) => {
    const [tier, offering, until] = row.split(' ')
    return `{ tier: ${tier}, offering: ${offering}, since: 2019-01-01${until === undefined ? '' : `, until: ${until}`} }`
  })
  return `---\ntitle: ${title}\nsummary: S.\narea: ${area}\nlifecycle: [{ stage: ga, since: 2019-01-01 }]\navailability: [${availability.join(', ')}]\n---\n`
}

function day(offset: number): string {
  return new Date(Date.UTC(2019, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10)
}
