/** Commands that edit any entry: `set`, `retire`, `feature move`, and `new --body`. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { callHandbook, type Result } from '../support/command.ts'
import { temporaryFolder, write } from './disk.ts'
import { productContent as files } from './edited-content.ts'

interface Called extends Result {
  /** The file after the call, by path. */
  read(path: string): string
  has(path: string): boolean
}

async function call(args: readonly string[], changed: Readonly<Record<string, string>> = {}): Promise<Called> {
  const content = temporaryFolder()
  write(content, { ...files, ...changed })
  const result = await callHandbook([...args, '--content', content, '--now', '2026-11-24T12:00:00Z'])
  return { ...result, read: (path) => readFileSync(join(content, path), 'utf8'), has: (path) => existsSync(join(content, path)) }
}

const unchanged = ({ read, has }: Called) => Object.entries(files).every(([path, text]) => has(path) && read(path) === text)

test('the fixture has no errors', async () => {
  const { code, stdout } = await call(['check'])
  expect(`${code}${stdout}`).not.toContain('error')
})

describe('set', () => {
  test.each<[name: string, args: string[], path: keyof typeof files, from: string, to: string]>([
    ['a value, with its comment', ['decisions/0002-two', '--status', 'rejected'], 'decisions/0002-two.md', 'proposed #', 'rejected #'],
    ['by the noun of its kind', ['decision/0002-two.md', '--status', 'rejected'], 'decisions/0002-two.md', 'proposed', 'rejected'],
    [
      'a list',
      ['decisions/0001-one', '--affects', '[features/search]'],
      'decisions/0001-one.md',
      'affects: []',
      'affects: [features/search]',
    ],
    [
      'a new key, in the order of the schema',
      ['decisions/0001-one', '--consulted', '[bo]'],
      'decisions/0001-one.md',
      'deciders: [ada]\n',
      'deciders: [ada]\nconsulted: [bo]\n',
    ],
    ['a key of a list file', ['people/bo', '--active', 'false'], 'people.yaml', 'active: true\n', 'active: false\n'],
    ['a key in braces', ['people/ada', '--name', 'Ada L'], 'people.yaml', 'name: Ada,', 'name: Ada L,'],
    ['a key that is removed twice', ['handbook/rota', '--unset', 'formerly', 'formerly'], 'handbook/rota.md', 'formerly: [duty]\n', ''],
    [
      'a page without values',
      ['handbook/index', '--title', 'The: book'],
      'handbook/index.md',
      '# Book',
      '---\ntitle: "The: book"\n---\n\n# Book',
    ],
    [
      'an item of a list, and the comments of others stay',
      [
        'features/search',
        '--availability',
        '[{ tier: team, offering: cloud, since: 2026-01-01 }, { tier: pro, offering: cloud, since: 2026-02-01 }]',
      ],
      'features/search.md',
      '# from the start\n',
      '# from the start\n  - { tier: pro, offering: cloud, since: 2026-02-01 }\n',
    ],
    [
      'text that begins with code',
      ['handbook/planning', '--body', '\n    code\r\r\n## Days\n'],
      'handbook/planning.md',
      '## Days\n\nText.',
      '    code\n\n## Days',
    ],
    ['no text', ['handbook/planning', '--body', ' \n '], 'handbook/planning.md', '\n## Days\n\nText.\n', ''],
    ['a key that is removed', ['handbook/rota', '--unset', 'formerly'], 'handbook/rota.md', 'formerly: [duty]\n', ''],
    ['the text', ['handbook/planning', '--body', '## Days\n\nAnother.'], 'handbook/planning.md', 'Text.\n', 'Another.\n'],
    [
      'the text of a page without values',
      ['handbook/index', '--body', '# Book\n\nNo links.'],
      'handbook/index.md',
      'See [the rota](./rota.md#days) and [planning](./planning.md).',
      'No links.',
    ],
  ])('%s', async (_, args, path, from, to) => {
    const { code, stderr, read } = await call(['set', ...args])
    expect(stderr).toBe('')
    expect(code).toBe(0)
    // People are listed once with the same key; the last one is meant.
    const at = files[path].lastIndexOf(from)
    expect(read(path)).toBe(files[path].slice(0, at) + to + files[path].slice(at + from.length))
  })

  test('a decision that is accepted ends the one it supersedes', async () => {
    const { code, stdout, read } = await call(['set', 'decisions/0002-two', '--status', 'accepted'])
    expect(code).toBe(0)
    expect(stdout).toContain('decisions/0002-two: set "status". It supersedes "One".\n')
    expect(read('decisions/0001-one.md')).toBe(files['decisions/0001-one.md'].replace('accepted #', 'superseded #'))
  })

  test('what corrects an entry with errors', async () => {
    const path = 'decisions/0002-two.md'
    const { code, read } = await call(['set', 'decisions/0002-two', '--on', '2026-10-02'], {
      [path]: files[path].replace('2026-10-01', 'soon'),
    })
    expect(code).toBe(0)
    expect(read(path)).toContain('on: 2026-10-02\n')
  })

  test('lines of Windows stay', async () => {
    const path = 'handbook/planning.md'
    const windows = files[path].replaceAll('\n', '\r\n')
    const { read } = await call(['set', 'handbook/planning', '--body', '## Days\n\nNew.'], { [path]: windows })
    expect(read(path)).toBe(windows.replace('Text.', 'New.'))
  })

  test.each<[args: string[], message: string, code: number]>([
    [['decisions/0002-two'], 'Nothing to set.', 2],
    [['two', '--status', 'accepted'], '"two" is not KIND/ID', 2],
    [['decision/0002-too', '--status', 'accepted'], 'There is no decisions/0002-too. Did you mean "0002-two"?', 2],
    [['decisons/0002-two', '--status', 'accepted'], 'There is no kind "decisons". Did you mean "decisions"?', 2],
    [['decisions/0002-two', '--statuss', 'accepted'], 'A decision has no key "statuss". Did you mean "--status"?', 2],
    [['decisions/0002-two', '--status', 'acepted'], 'because of --status', 2],
    [['decisions/0002-two', '--status', 'proposed'], '"Two" has these values already.', 2],
    [['decisions/0002-two', '--unset', 'suprsedes'], '"Two" has no key "suprsedes". Did you mean "supersedes"?', 2],
    [['decisions/0002-two', '--deciders', '[bob]'], 'reference-missing', 1],
    [['decisions/0002-two', '--status', 'rejected', '--unset', 'status'], '"status" can\'t be both set and removed.', 2],
    [['decisions/0002-two', '--constructor', 'x'], 'A decision has no key "constructor".', 2],
    [['decisions/0002-two', '--body', '---\ntitle: Three\n---\n\nText.'], 'The text begins with front matter.', 2],
    [['decisions/0002-two', '--body', 'One\nTw\u0000o'], 'Line 2 of the text has a control character, U+0000.', 2],
    [['decisions/0002-two', '--unset', 'on'], 'key-missing', 1],
    [['people/bo', '--body', 'Text'], '"people.yaml" has no text.', 2],
    [['features/export', '--body', 'Text'], '"features/export.yaml" has no text.', 2],
  ])('refused: %j', async (args, message, code) => {
    const called = await call(['set', ...args])
    expect(called.stderr).toContain(message)
    expect(called.code).toBe(code)
    expect(unchanged(called)).toBe(true)
  })
})

test.each<[path: string, args: string[]]>([
  ['decisions/0002-two.mdx', ['set', 'decisions/0002-two', '--status', 'rejected']],
  ['handbook/rota/index.md', ['retire', 'handbook/rota', '--to', 'handbook/planning']],
])('an id that two files have names neither: %s', async (path, args) => {
  const twin = path.startsWith('handbook') ? 'handbook/rota.md' : 'decisions/0002-two.md'
  const called = await call(args, { [path]: files[twin] })
  expect(called.stderr).toContain('2 entries have the id')
  expect(called.code).toBe(2)
  expect(unchanged(called)).toBe(true)
})

describe('retire', () => {
  test('everything that led there leads to the replacement', async () => {
    const { code, stdout, stderr, read, has } = await call(['retire', 'handbook/rota', '--to', 'handbook/planning'])
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(stdout).toContain('"Rota" is retired. Everything that led there leads to "Planning".\n')
    expect(has('handbook/rota.md')).toBe(false)
    expect(read('handbook/index.md')).toContain('[the rota](./planning.md#days)')
    expect(read('roles/support.md')).toContain('owns: [handbook/planning]')
    expect(read('redirects.yaml')).toBe(
      '# Old addresses\n- { from: /handbook/oncall/, to: /handbook/planning/ }\n- from: /handbook/duty/\n  to: /handbook/planning/\n- from: /handbook/rota/\n  to: /handbook/planning/\n',
    )
  })

  const unlinked = {
    'handbook/index.md': '# Book\n',
    'roles/support.md': files['roles/support.md'].replace('[handbook/rota]', '[]'),
  }

  test('without a replacement, its addresses say that it is gone', async () => {
    const { code, stdout, read, has } = await call(['retire', 'page/rota'], unlinked)
    expect(code).toBe(0)
    expect(stdout).toContain('Its address says that it was removed.')
    expect(has('handbook/rota.md')).toBe(false)
    expect(read('redirects.yaml')).toBe(
      '# Old addresses\n- { from: /handbook/oncall/, to: none }\n- from: /handbook/duty/\n  to: none\n- from: /handbook/rota/\n  to: none\n',
    )
  })

  test('the address of a draft is not known to anyone', async () => {
    const path = 'handbook/rota.md'
    const draft = { ...unlinked, [path]: '---\ntitle: Rota\ndraft: true\n---\n\nText.\n', 'redirects.yaml': '[]\n' }
    const { code, read, has } = await call(['retire', 'handbook/rota'], draft)
    expect(code).toBe(0)
    expect(has(path)).toBe(false)
    expect(read('redirects.yaml')).toBe('[]\n')
  })

  test('a folder keeps its address without its page', async () => {
    const folder = { 'handbook/team/index.md': '# Team\n', 'handbook/team/desk.md': '# Desk\n\nUp to [the team](./index.md).\n' }
    const { code, stdout, read } = await call(['retire', 'handbook/team', '--to', 'handbook/planning'], folder)
    expect(code).toBe(0)
    expect(stdout).toContain('Links to it lead to "Planning". Its address lists the pages of the folder.')
    expect(read('handbook/team/desk.md')).toContain('[the team](../planning.md)')
    expect(read('redirects.yaml')).toBe(files['redirects.yaml'])
  })

  test('a redirect to a heading that the replacement lacks leads to its top', async () => {
    const redirects = {
      'redirects.yaml':
        '- { from: /handbook/a/, to: "/handbook/rota/#days" }\n- { from: /handbook/b/, to: "/handbook/rota/#nights" } # old\n',
    }
    const text = { 'handbook/rota.md': '# Rota\n\n## Days\n\n## Nights\n' }
    const { code, read } = await call(['retire', 'handbook/rota', '--to', 'handbook/planning'], { ...redirects, ...text })
    expect(code).toBe(0)
    expect(read('redirects.yaml')).toBe(
      '- { from: /handbook/a/, to: "/handbook/planning/#days" }\n- { from: /handbook/b/, to: "/handbook/planning/" } # old\n- from: /handbook/rota/\n  to: /handbook/planning/\n',
    )
  })

  test.each([
    ['audience: staff', '"Planning" is for staff and "Rota" is public'],
    ['draft: true', '"Planning" is a draft'],
  ])('readers are not sent to a page with "%s"', async (mark, message) => {
    const called = await call(['retire', 'handbook/rota', '--to', 'handbook/planning'], {
      'handbook/planning.md': `---\ntitle: Planning\n${mark}\n---\n\nText.\n`,
      'handbook/index.md': '# Book\n',
    })
    expect(called.stderr).toContain(message)
    expect(called.code).toBe(2)
    expect(called.has('handbook/rota.md')).toBe(true)
  })

  test('a reference that cannot name the replacement is reported as it is written', async () => {
    const { code, stderr } = await call(['retire', 'decisions/0001-one', '--to', 'handbook/planning'])
    expect(stderr).toContain('There is no decision "0001-one".')
    expect(code).toBe(1)
  })

  test('--dry-run prints what git would apply', async () => {
    const called = await call(['retire', 'handbook/rota', '--to', 'handbook/planning', '--dry-run'])
    expect(called.stdout).toContain('deleted file mode 100644\n')
    expect(called.stdout).toContain('+++ /dev/null\n')
    expect(unchanged(called)).toBe(true)
  })

  test.each<[args: string[], message: string, code: number]>([
    [['handbook/rota'], 'handbook/index.md:3:', 1],
    [['handbook/rota'], 'roles/support.md:7:', 1],
    [['handbook/rot'], 'There is no handbook/rot. Did you mean "rota"?', 2],
    [['handbook/rota', '--to', 'handbook/rota'], "An entry can't replace itself.", 2],
    [['handbook/rota', '--to', 'handbook/planing'], 'Did you mean "planning"?', 2],
    [['handbook/rota', '--to', 'areas/trust'], '"Trust" has no page', 2],
    [['people/bo'], '"bo" is a line of "people.yaml"', 2],
  ])('refused: %j', async (args, message, code) => {
    const called = await call(['retire', ...args])
    expect(called.stderr).toContain(message)
    expect(called.code).toBe(code)
    expect(unchanged(called)).toBe(true)
  })
})

describe('feature move', () => {
  const move = (...args: string[]) => call(['feature', 'move', 'search', ...args])

  test('one plan gets it, another loses it', async () => {
    const { code, stdout, read } = await move('--from', 'team', '--to', 'pro', '--offering', 'cloud', '--since', '2027-01-01')
    expect(code).toBe(0)
    expect(stdout).toContain('Team loses and Pro gets "Search" on 2027-01-01.\n')
    expect(read('features/search.md')).toContain(
      '  - { tier: team, offering: cloud, since: 2026-01-01, until: 2027-01-01 } # from the start\n  - { tier: pro, offering: cloud, since: 2027-01-01 }\n',
    )
  })

  test('the first plan of a feature that was undecided', async () => {
    const { code, read } = await call(['feature', 'move', 'export', '--to', 'team', '--since', '2026-12-01'])
    expect(code).toBe(0)
    expect(read('features/export.yaml')).toContain('availability: [{ tier: team, offering: cloud, since: 2026-12-01 }]\n')
  })

  test.each<[args: string[], message: string]>([
    [['--since', '2026-12-01'], 'Name the plan that gets the feature'],
    [['--to', 'pro', '--from', 'pro', '--since', '2026-12-01'], '"pro" can\'t both get and lose the feature.'],
    [['--to', 'pro', '--since', '2026-12-01'], '"pro" is sold in "cloud", "self". Add --offering.'],
    [['--to', 'pr', '--since', '2026-12-01'], 'There is no tiers/pr. Did you mean "pro"?'],
    [['--to', 'team', '--since', '2026-12-01'], '"team" has "Search" on "cloud" already, since 2026-01-01.'],
    [['--from', 'pro', '--offering', 'cloud', '--since', '2026-12-01'], '"pro" doesn\'t have "Search" on "cloud", so it can\'t lose it.'],
    [['--from', 'team', '--since', '2026-01-01'], '"team" gets "Search" on "cloud" with 2026-01-01, so it can\'t lose it at once.'],
    [['--to', 'pro', '--offering', 'cloud', '--since', '9.9'], '"9.9" is neither a release nor a day.'],
    [['--to', 'pro', '--offering', 'cloud', '--since', '2026-02-30'], '"2026-02-30" is neither a release nor a day.'],
    [['--to', 'team', '--offering', 'self', '--since', '2026-12-01'], '"team" isn\'t sold in "self", but in "cloud".'],
    [['--to', 'pro', '--offering', 'cloud'], "required option '--since <release or day>' not specified"],
  ])('refused: %j', async (args, message) => {
    const called = await move(...args)
    expect(called.stderr).toContain(message)
    expect(called.code).toBe(2)
    expect(unchanged(called)).toBe(true)
  })
})

test('a plan that is no longer sold gets nothing', async () => {
  const tiers = files['tiers.yaml'].replace(
    'introduced: 2025-01-01 }\n-',
    'introduced: 2025-01-01, retired: 2026-11-01, successors: [pro] }\n-',
  )
  const move = (since: string) => call(['feature', 'move', 'export', '--to', 'team', '--since', since], { 'tiers.yaml': tiers })
  const late = await move('2026-11-01')
  expect(late.stderr).toContain('"team" was retired on 2026-11-01, so it can\'t get a feature from 2026-11-01 on.')
  expect(late.code).toBe(2)
  expect((await move('2026-10-31')).code).toBe(0)
})

describe('new --body', () => {
  test('writes the text', async () => {
    const args = ['new', 'page', '--id', 'tea', '--title', 'Tea', '--draft', 'false', '--body', 'It is green.']
    const { code, read } = await call(args)
    expect(code).toBe(0)
    expect(read('handbook/tea.mdx')).toMatch(/---\n\nIt is green\.\n$/)
  })

  test('an empty one is no text', async () => {
    const { code, read } = await call([
      'new',
      'decision',
      '--id',
      'three',
      '--title',
      'Three',
      '--status',
      'proposed',
      '--on',
      '2026-11-24',
      '--deciders',
      '[ada]',
      '--affects',
      '[]',
      '--draft',
      'false',
      '--body',
      '',
    ])
    expect(code).toBe(0)
    expect(read('decisions/0003-three.mdx')).toMatch(/---\n$/)
  })

  test('a line of a list has none', async () => {
    const called = await call(['new', 'person', '--id', 'cy', '--name', 'Cy', '--active', 'true', '--body', 'Text'])
    expect(called.stderr).toContain('A person has no text, so leave out --body.')
    expect(unchanged(called)).toBe(true)
  })
})
