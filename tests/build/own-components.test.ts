/** Components that a company defines are wherever ours are, and pages are made anew when their code changes. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildHere, callBuild } from '../support/build-here.ts'
import { callHandbook, projectRoot } from '../support/command.ts'
import { filesBelow, filesWith, temporaryFolder } from '../support/folders.ts'
import { type Repository, repository } from '../support/repository.ts'

const secret = 'Numbatprice'

const code = `import { defineComponent, h, z } from '${pathToFileURL(`${projectRoot}src/index.ts`)}'

export const plan = defineComponent({
  name: 'PlanCard',
  purpose: 'Shows a plan.',
  display: 'blocks',
  references: ['page'],
  props: z.object({ page: z.string(), amount: z.string() }),
  web({ props: { page, amount }, children }, context) {
    const target = context.entry(page)
    const name = target?.title.toUpperCase() ?? 'A PLAN'
    return [
      h('div', { class: 'plan-card' }, [
        h('p', target?.href === undefined ? name : h('a', { href: target.href }, name)),
        h('p', \`It costs \${amount} euros.\`),
        ...children,
      ]),
    ]
  },
  markdown: ({ props: { amount }, children }) => [h('p', \`Costs: \${amount}\`), ...children],
})
`

const config = `import { defineConfig, defineRule, entriesOf } from '${pathToFileURL(`${projectRoot}src/index.ts`)}'
import { plan } from './plan.ts'

const rule = defineRule({
  code: 'acme-page-count',
  severity: 'warning',
  about: 'There are few pages.',
  check: (graph) => [{ entry: entriesOf(graph, 'handbook')[0], message: '${secret}: there are many pages.' }],
})

export default defineConfig({
  title: 'Quokka Handbook',
  organisation: 'Quokka',
  site: 'https://handbook.example.com',
  components: [plan],
  rules: [rule],
})
`

const card = (amount: string) => `<PlanCard page="handbook/team" amount="${amount}">\n\nFor *everybody*.\n\n</PlanCard>\n`

const files = {
  'handbook/index.mdx': `# Book\n\n${card('12')}`,
  'handbook/team.md': '# Team plan\n',
  'handbook/inside.mdx': `---\naudience: staff\n---\n\n# Inside\n\n${card(secret)}`,
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bo, name: Bo, active: true }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
  'changelog/2026/02/cheaper.mdx': `---\ntitle: Cheaper plans\ndescription: Plans cost less.\ntype: changed\nfeatures: []\nlive: [{ offering: cloud, on: 2026-02-01 }]\nstatus: published\nauthors: [ada]\nreviews: [{ by: bo, on: 2026-02-01, verdict: approve }]\n---\n\n${card('10')}`,
}

let company: Repository
let options: string[]
let out = ''
beforeAll(async () => {
  company = repository(true)
  writeFileSync(join(company.root, 'plan.ts'), code)
  writeFileSync(join(company.root, 'handbook.config.ts'), config)
  const first = company.commit(files, '2026-03-01')
  company.commit(
    {
      'editions.yaml': `- { name: spring, commit: ${first}, date: 2026-03-01 }\n`,
      'handbook/index.mdx': `# Book\n\n${card('14')}`,
      'handbook/team.md': '# Teams\n',
    },
    '2026-04-01',
  )
  options = ['--content', company.content, '--config', join(company.root, 'handbook.config.ts'), '--now', '2026-11-26T12:00:00Z']
  out = join(temporaryFolder(true), 'site')
  await buildHere(out, options)
})
afterAll(() => {
  for (const folder of [company.root, out]) rmSync(folder, { recursive: true, force: true })
})

const read = (path: string, site = out) => readFileSync(join(site, path), 'utf8')

describe('the site has it', () => {
  const html = (href: string, name: string, amount: string) =>
    `<div class="plan-card"><p><a href="${href}">${name}</a></p><p>It costs ${amount} euros.</p><p>For <em>everybody</em>.</p></div>`

  test('on pages, and on pages of editions with what was true then', () => {
    expect(read('handbook/index.html')).toContain(html('/handbook/team/', 'TEAMS', '14'))
    expect(read('editions/spring/handbook/index.html')).toContain(html('/editions/spring/handbook/team/', 'TEAM PLAN', '12'))
  })

  test('in feeds and Markdown', () => {
    expect(read('changelog/feed.atom')).toContain('It costs 10 euros.')
    expect(read('changelog/feed.atom')).not.toContain('plan-card')
    expect(read('handbook/index.md')).toContain('Costs: 14\n\nFor _everybody_.\n')
    expect(read('llms-full.txt')).toContain('Costs: 14')
  })

  test('in comparisons and in the search', () => {
    expect(read('changes/today/handbook/index.html')).toMatch(/It costs.*12.*14/s)
    expect(read('history/handbook/index.html')).toContain('14')
    const fragments = filesBelow(join(out, 'pagefind')).filter((path) => path.endsWith('.pf_fragment'))
    expect(fragments.map((path) => gunzipSync(readFileSync(join(out, 'pagefind', path))).toString())).toContainEqual(
      expect.stringContaining('It costs 14 euros.'),
    )
  })

  test('without what staff write with it, and without what rules say', () => {
    expect(filesWith(out, secret)).toEqual([])
  })

  test('on pages for staff', async () => {
    const staff = join(temporaryFolder(), 'site')
    await buildHere(staff, [...options, '--audience', 'staff'])
    expect(read('handbook/inside/index.html', staff)).toContain(`It costs ${secret} euros.`)
  })
})

/** The options with a configuration whose component has other code, in a file of its own: a process reads each once. */
function optionsWith(name: string, from: string, to: string): string[] {
  company.write({
    [`../${name}-plan.ts`]: code.replace(from, to),
    [`../${name}.config.ts`]: config.replace('./plan.ts', `./${name}-plan.ts`),
  })
  return options.map((each) => (each.endsWith('handbook.config.ts') ? join(company.root, `${name}.config.ts`) : each))
}

test('pages, feeds and editions are made anew when its code changes', async () => {
  const other = join(temporaryFolder(), 'site')
  await buildHere(other, optionsWith('other', 'It costs', 'It is'))
  for (const path of ['handbook/index.html', 'editions/spring/handbook/index.html', 'changelog/feed.atom'])
    expect(read(path, other), path).toMatch(/It is \d+ euros\./)
})

describe('nothing is published', () => {
  const fail = async (with_: string[]) => {
    const other = join(temporaryFolder(), 'site')
    const { code: exit, stderr } = await callBuild(...with_, '--out', other)
    expect([exit, existsSync(other)]).toEqual([1, false])
    return stderr
  }

  test('if it fails today, as the check says', async () => {
    const failing = optionsWith('failing', 'const target', "if (amount === '14') throw new RangeError('Too much')\n    const target")
    expect(await fail(failing)).toContain(
      'handbook/index.mdx:3:1  error  component-failed\n  The component "PlanCard" failed: Too much.\n  Correct it in handbook.config.ts',
    )
    const { code: exit, stdout } = await callHandbook(['check', ...failing])
    expect([exit, stdout.match(/ component-failed\n/g)?.length]).toEqual([1, 1])
  })

  test('if it fails for a text of an edition', async () => {
    const failing = optionsWith('earlier', 'const target', "if (amount === '12') throw new RangeError('Too little')\n    const target")
    expect(await fail(failing)).toContain(
      '\nThe component "PlanCard" failed at handbook/index.mdx:3:1 in the edition "spring": Too little. Correct it in handbook.config.ts, or in the file it is imported from.\nNothing was published.\n',
    )
  })
})
