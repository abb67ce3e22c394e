/** A handbook of any size with tiny entries of each kind, and a collection of its own. Names have the same length at every size. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from './command.ts'
import { contentFolder } from './folders.ts'

/** Arguments of a build. `scale` multiplies the number of entries; at 1, each list is longer than what one page holds. */
export function growingHandbook(scale: number): string[] {
  const folder = contentFolder(filesAt(scale), true)
  return ['--content', folder, '--config', join(folder, 'handbook.config.ts'), '--now', '2026-11-24T12:00:00Z']
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index)
const name = (index: number) => `n${String(index).padStart(5, '0')}`

function filesAt(scale: number): Record<string, string> {
  const many = (folder: string, count: number, text: (index: number) => string, ending = 'yaml') =>
    Object.fromEntries(range(count * scale).map((index) => [`${folder}/${name(index)}.${ending}`, text(index)]))
  // Entries are as old as the handbook is large: a year has the same number of them at every size.
  const day = (index: number) => new Date(Date.UTC(2026, 0, 1) - index * 86_400_000).toISOString().slice(0, 10)
  return {
    'handbook.config.ts': config,
    'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
    'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
    'offerings.yaml': '- { id: hosted, title: Hosted, delivery: versioned }\n',
    'tiers.yaml': '- { id: pro, names: [{ from: 2000-01-01, label: Pro }], rank: 1, offerings: [hosted], introduced: 2000-01-01 }\n',
    'handbook/texts/index.md': '# Texts\n',
    ...many('handbook/texts', 40, (index) => `# Text ${name(index)}\n`, 'md'),
    ...many('handbook/lists', 110, (index) => `# Page ${name(index)}\n\nSee [texts](../texts/index.md).\n`, 'md'),
    ...many(
      'changelog',
      120,
      (index) =>
        `---\ntitle: Change ${name(index)}\ndescription: D.\ntype: added\nfeatures: [${name(index % (110 * scale))}]\ndate: ${day(5 * index + 4)}\nstatus: published\nauthors: [ada]\nreviews: [{ by: bob, on: 2000-01-01, verdict: approve }]\n---\n`,
      'md',
    ),
    ...many(
      'features',
      110,
      (index) =>
        `title: Feature ${name(index)}\nsummary: S.\narea: core\nlifecycle: []\navailability: [{ tier: pro, offering: hosted, since: 2001-01-01 }]\n`,
    ),
    ...Object.fromEntries(
      range(210 * scale).map((index) => [
        `releases/1.${10_000 + index}.yaml`,
        `date: ${day(3 * (210 * scale - index))}\nstatus: released\noffering: hosted\n`,
      ]),
    ),
    ...Object.fromEntries(
      range(70 * scale).map((index) => [
        `decisions/${String(index + 1).padStart(4, '0')}-made.yaml`,
        `title: Decision ${name(index)}\nstatus: accepted\non: 2026-01-01\ndeciders: [ada]\naffects: []\n`,
      ]),
    ),
    ...many(
      'milestones',
      110,
      (index) => `title: Milestone ${name(index)}\ndri: ada\nstart: 2026-05-01\ndue: 2026-05-28\nstatus: closed\ngoals: []\nscope: []\n`,
    ),
    ...many('notes', 110, (index) => `---\ntitle: Note ${name(index)}\n---\n`, 'md'),
  }
}

const config = `import { defineCollection, defineConfig, z } from '${pathToFileURL(`${projectRoot}src/index.ts`)}'

export default defineConfig({
  title: 'Growing',
  organisation: 'Example',
  site: 'https://handbook.example.com',
  previews: 'none',
  collections: [defineCollection({ name: 'notes', noun: 'note', title: 'Notes', about: 'Notes.', schema: z.strictObject({ title: z.string() }) })],
})
`
