/** A handbook in git with a unique word in every text and id. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { stringify } from 'yaml'
import { collections, type OurName, ourNames } from '../../src/collections/table.ts'
import { png, pngChunk } from './images.ts'
import { type Repository, repository } from './repository.ts'
import { fillEntry, Sentinels } from './sentinels.ts'

type Values = Record<string, unknown>

export interface SentinelHandbook {
  repo: Repository
  configFile: string
  /** Location by word: words for staff only, and words that pages must show. */
  hidden: ReadonlyMap<string, string>
  shown: ReadonlyMap<string, string>
}

/** Ids that entries of these collections must have. */
const openIds: Partial<Record<OurName, string>> = { releases: '2.1', decisions: '0001-open', handbook: 'open', roles: 'open' }

/** Values that make a filled entry visible. */
const visible: Partial<Record<OurName, Values>> = {
  handbook: { status: 'active', supersededBy: undefined },
  strategy: { status: 'active' },
  roadmap: { status: 'dropped' },
  changelog: { status: 'published', live: undefined, publishAt: undefined, type: 'security' },
  releases: { status: 'yanked', upgradeFrom: '1.0' },
  decisions: { status: 'accepted' },
  openings: { validThrough: '2027-01-01T00:00:00Z' },
  people: { active: true },
  tiers: { retired: undefined, successors: undefined },
}

export function sentinelHandbook(): SentinelHandbook {
  const secret = new Sentinels('zqs')
  const open = new Sentinels('zqo')
  const repo = repository(true)
  const secretIds = new Map(ourNames.map((name) => [name, makeId(name, secret)]))
  const openId = (name: string) => openIds[name as OurName] ?? 'open'

  const history = writeHistory(repo, secret)
  repo.write({
    ...openEntries(openId),
    ...filledEntries(
      'seen',
      open,
      (names) => openId(names[0] ?? ''),
      { audience: 'public' },
      () => 'seen',
    ),
    ...filledEntries(
      'staff',
      secret,
      (names) => openId(names[0] ?? ''),
      { audience: 'staff' },
      (name) => secretIds.get(name) ?? '',
    ),
    ...filledEntries(
      'leads',
      new Sentinels('zql'),
      (names) => secretIds.get(names[0] as OurName),
      { audience: 'public' },
      () => 'leads',
    ),
    ...unpublished(secret, openId),
    ...bodyFiles(secret, open),
    ...listFiles(secret, open, { openId, secretIds, history }),
  })
  commit(repo, 'Add the rest', 'Ada <ada@example.com>')
  const configFile = join(repo.root, 'handbook.config.ts')
  writeFileSync(configFile, makeConfig(secret))
  return { repo, configFile, hidden: secret.locations, shown: open.locations }
}

function makeId(name: OurName, secret: Sentinels): string {
  const word = secret.at(`the id of an entry of ${name}`)
  if (name === 'decisions') return `0009-${word}`
  if (name === 'releases') return `9.9.9-${word}`
  return word
}

/** A public entry in each collection for others to refer to. */
function openEntries(openId: (name: string) => string): Record<string, string> {
  const entry = (values: Values, body = '') => `---\n${stringify(values)}---\n\n${body}\n`
  return {
    'handbook/index.md': '# Book\n\n[Open](./open.md)\n',
    'handbook/open.md': entry({ title: 'Open page' }, 'Text.'),
    'roles/open.md': entry({ title: 'Open role' }),
    'strategy/open.md': entry({
      title: 'Open strategy',
      scope: 'company',
      status: 'active',
      owner: 'open',
      approvers: [],
      effective: '2025-01-01',
      changes: [],
    }),
    'objectives/open.md': entry({
      title: 'Open objective',
      strategy: 'open',
      owner: 'open',
      period: { from: '2025-01-01', to: '2027-01-01' },
      status: 'active',
      measures: [],
    }),
    'roadmap/open.md': entry({
      title: 'Open item',
      horizon: 'now',
      status: 'in-progress',
      area: 'open',
      objectives: ['open'],
      history: [],
    }),
    'milestones/open.md': entry({
      title: 'Open milestone',
      dri: 'open',
      start: '2026-01-01',
      due: '2026-12-31',
      status: 'active',
      goals: [],
      scope: [],
    }),
    [`decisions/${openId('decisions')}.md`]: entry({
      title: 'Open decision',
      status: 'accepted',
      on: '2025-01-01',
      deciders: ['open'],
      affects: [],
    }),
    'openings/open.md': entry({
      role: 'open',
      status: 'open',
      posted: '2026-01-01',
      validThrough: '2027-01-01T00:00:00Z',
      employment: 'FULL_TIME',
      applyUrl: 'https://example.com/apply',
    }),
    'features/open.md': entry({
      title: 'Open feature',
      summary: 'It opens.',
      area: 'open',
      lifecycle: [{ stage: 'ga', since: '2025-01-01' }],
      availability: [{ tier: 'open', offering: 'open', since: '2025-01-01' }],
    }),
    [`releases/${openId('releases')}.md`]: entry({ date: '2026-02-01', status: 'released', offering: 'open' }),
    'changelog/open.md': entry({
      title: 'Open change',
      description: 'It changes.',
      type: 'added',
      features: ['open'],
      date: '2026-01-01',
      status: 'published',
      authors: ['open'],
      reviews: [],
    }),
  }
}

/** A filled entry for each collection with one file per entry. */
function filledEntries(
  where: string,
  sentinels: Sentinels,
  idOf: (names: readonly string[]) => string | undefined,
  more: Values,
  nameOf: (name: OurName) => string,
): Record<string, string | Uint8Array> {
  const files: Record<string, string | Uint8Array> = {}
  for (const name of ourNames) {
    // Insights and issues are always for staff.
    if (collections[name].form !== 'folder' || (where !== 'staff' && /^(insights|backlog)$/.test(name))) continue
    const own = nameOf(name)
    const number = where === 'seen' ? 2 : 3
    const id = where === 'staff' ? own : name === 'releases' ? `2.${number}` : name === 'decisions' ? `000${number}-${own}` : own
    const values = { ...fillEntry(name, { sentinels, where, idOf }), ...more, ...visible[name] }
    const comment = where === 'seen' ? '' : `# ${sentinels.at(`${where} comment in front matter of ${name}`)}\n`
    files[`${name}/${id}.md`] = `---\n${comment}${stringify(values)}---\n\n${sentinels.at(`${where} ${name} text`)} stands here.\n`
    files[`${name}/picture.png`] ??= png(2, 2)
  }
  return files
}

/** Drafts and scheduled entries, visible to writers only. */
function unpublished(secret: Sentinels, openId: (name: string) => string): Record<string, string> {
  const change = (what: string, more: Values) => {
    const options = { sentinels: secret, where: what, idOf: (names: readonly string[]) => openId(names[0] ?? '') }
    const values = { ...fillEntry('changelog', options), live: undefined, audience: 'public', ...more }
    return `---\n${stringify(values)}---\n\n${secret.at(`text of ${what}`)}\n`
  }
  const id = (what: string) => secret.at(`the id of ${what}`)
  return {
    [`handbook/${id('a draft')}.md`]: `---\nstatus: draft\ntitle: ${secret.at('title of a draft')}\nformerly: [/${secret.at('formerly of a draft')}/]\n---\n\n${secret.at('text of a draft')}\n`,
    [`strategy/${id('a strategy in review')}.md`]: `---\n${stringify({ title: secret.at('title of a strategy in review'), scope: 'company', status: 'in-review', owner: 'open', approvers: [], effective: '2025-01-01', changes: [] })}---\n`,
    [`changelog/${id('a draft of a change')}.md`]: change('a draft of a change', { status: 'draft', publishAt: undefined }),
    [`changelog/${id('a scheduled change')}.md`]: change('a scheduled change', { status: 'approved', publishAt: '2027-01-01T00:00:00Z' }),
    [`changelog/${id('a change withdrawn before its time')}.md`]: change('a change withdrawn before its time', {
      status: 'withdrawn',
      reviews: [],
      publishAt: '2027-01-01T00:00:00Z',
    }),
  }
}

/** Content of public texts that no page shows. */
function bodyFiles(secret: Sentinels, open: Sentinels): Record<string, string | Uint8Array> {
  const left = (what: string) => secret.at(what)
  const hiddenFile = left('name of a file that only a staff page shows')
  return {
    'handbook/parts.md': [
      '---',
      `title: Parts # ${left('comment behind a value')}`,
      '---',
      '',
      `<!-- ${left('comment at the beginning of a line')} -->`,
      '',
      ` <!-- ${left('comment behind a space')} -->`,
      '',
      `Text <!-- ${left('comment in a line')} --> goes on.`,
      '',
      `<div>\n<!-- ${left('comment in an element')} -->\n<p>Shown.</p>\n</div>`,
      '',
      `<details>\n<summary>More</summary>\n\n<!-- ${left('comment in details')} -->\n\n</details>`,
      '',
      `- item\n  <!-- ${left('comment in a list')} -->`,
      '',
      `> <!-- ${left('comment in a quotation')} -->`,
      '',
      `<!--\n${left('comment of several lines')}\n\n-->`,
      '',
      `<?php ${left('processing instruction')} ?>`,
      '',
      `<![CDATA[ ${left('CDATA')} ]]>`,
      '',
      `<!DOCTYPE ${left('declaration')}>`,
      '',
      `<div hidden>${left('hidden element')}</div>`,
      '',
      `<div style="display:none">${left('element that is not displayed')}</div>`,
      '',
      `<p data-note="${left('unknown attribute')}" onclick="${left('event attribute')}">Shown.</p>`,
      '',
      `<script>${left('script')}</script>`,
      '',
      `<style>.${left('style')} {}</style>`,
      '',
      `[unused]: https://example.com/${left('unused definition')}`,
      `[other]: https://example.com/ "${left('title of an unused definition')}"`,
      `[^unused]: ${left('unused footnote')}`,
      '',
      `![${open.at('alternative text')}](./metadata.png "${open.at('title of an image')}")`,
      '',
      `[${open.at('text of a link')}][used]`,
      '',
      `[used]: https://example.com/${open.at('used definition')}`,
      '',
    ].join('\n'),
    'handbook/parts-in-mdx.mdx': [
      '# Parts in MDX',
      '',
      `{/* ${left('comment in MDX')} */}`,
      '',
      `Text {/* ${left('comment in a line of MDX')} */} goes on.`,
      '',
      `<Callout kind="note">\n  {/* ${left('comment in a component')} */}\n  Shown.\n</Callout>`,
      '',
      `<div hidden>${left('hidden element in MDX')}</div>`,
      '',
      `[unused]: https://example.com/${left('unused definition in MDX')}`,
      '',
    ].join('\n'),
    'handbook/metadata.png': addTexts(png(800, 400), {
      tEXt: left('text chunk of a PNG'),
      zTXt: left('compressed text chunk of a PNG'),
      iTXt: left('international text chunk of a PNG'),
    }),
    [`handbook/${hiddenFile}.svg`]: `<svg xmlns="http://www.w3.org/2000/svg"><title>${left('title of a drawing of staff')}</title></svg>`,
    'handbook/with-picture.md': `---\naudience: staff\n---\n\n# Inside\n\n![x](./${hiddenFile}.svg) ![y](https://${left('host of an image of staff')}.example.com/a.png)\n`,
    'handbook/caf\u00e9.md.txt': left('text of a file that nothing links'),
  }
}

function addTexts(image: Buffer, { tEXt, zTXt, iTXt }: Record<'tEXt' | 'zTXt' | 'iTXt', string>): Buffer {
  const end = image.length - 12
  return Buffer.concat([
    image.subarray(0, end),
    pngChunk('tEXt', Buffer.from(`Comment\0${tEXt}`)),
    pngChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(zTXt)])),
    pngChunk('iTXt', Buffer.from(`Comment\0\0\0\0\0${iTXt}`)),
    image.subarray(end),
  ])
}

interface ListContext {
  openId(name: string): string
  secretIds: ReadonlyMap<OurName, string>
  history: HistoryFacts
}

/** Data files with public and staff entries, and comments. */
function listFiles(secret: Sentinels, open: Sentinels, { openId, secretIds, history }: ListContext): Record<string, string> {
  const files: Record<string, string> = {}
  const plain: Partial<Record<OurName, Values[]>> = {
    people: [{ id: 'open', name: 'Open Person', active: true }],
    tiers: [{ id: 'open', names: [{ from: '2020-01-01', label: 'Open tier' }], rank: 1, offerings: ['open'], introduced: '2020-01-01' }],
    offerings: [{ id: 'open', title: 'Open offering', delivery: 'continuous' }],
    areas: [{ id: 'open', title: 'Open area', owner: 'open' }],
    editions: [
      { name: 'first', commit: history.first, date: '2025-03-01', note: open.at('note of an edition') },
      {
        name: secretIds.get('editions'),
        commit: history.second,
        date: '2025-06-01',
        note: secret.at('note of a staff edition'),
        audience: 'staff',
      },
      {
        withheld: {
          document: 'handbook/taken-down.md',
          block: `${history.withheld} was a slip`,
          date: '2025-07-01',
          reason: open.at('reason of what is withheld'),
        },
      },
    ],
  }
  for (const name of ourNames) {
    if (collections[name].form !== 'list' || name === 'withheld') continue
    const filled = (where: string, sentinels: Sentinels, audience: string) => ({
      ...fillEntry(name, {
        sentinels,
        where,
        idOf: (names) => openId(names[0] ?? ''),
        without: where === 'staff' || name === 'tiers' ? ['id'] : [],
      }),
      ...(name !== 'broadcasts' && { audience }),
      ...visible[name],
    })
    // `plain` has the staff editions, since they need existing commits.
    if (name === 'editions') {
      files['editions.yaml'] = `# ${secret.at('comment in editions.yaml')}\n${stringify(plain.editions)}`
      continue
    }
    const staff = { ...filled('staff', secret, 'staff'), ...(name !== 'redirects' && name !== 'broadcasts' && { id: secretIds.get(name) }) }
    const shown = name === 'broadcasts' ? [] : [{ ...filled('seen', open, 'public'), ...(name === 'tiers' && { id: 'seen' }) }]
    const items = [...(plain[name] ?? []), ...shown, staff]
    files[`${name}.yaml`] = `# ${secret.at(`comment in ${name}.yaml`)}\n${stringify(items)}`
  }
  return files
}

interface HistoryFacts {
  first: string
  second: string
  withheld: string
}

function writeHistory(repo: Repository, secret: Sentinels): HistoryFacts {
  const withheld = secret.at('words that are withheld')
  const tier = secret.at('id of a tier in an edition')
  const staffPage = (text: string) => `---\naudience: staff\n---\n\n# Staff page\n\n${text}\n`
  repo.write({
    'handbook/open.md': `# Open page\n\nText. <!-- ${secret.at('comment of an old text')} -->\n\n<div>\n<!-- ${secret.at('comment in an element of an old text')} -->\n</div>\n`,
    'handbook/old-staff.md': staffPage(secret.at('old text of a staff page')),
    'handbook/narrowed.md': `# Narrowed\n\n${secret.at('text of a page that was narrowed')}\n`,
    'handbook/drafted.md': `---\nstatus: draft\n---\n\n# Drafted\n\n${secret.at('text of a page while it was a draft')}\n`,
    'handbook/widened.md': staffPage(secret.at('text of a page while it was for staff')),
    'handbook/gone.md': staffPage(secret.at('text of a staff page that is gone')),
    'handbook/gone-narrowed.md': `# Gone\n\n${secret.at('text of a page that was narrowed before it went')}\n`,
    'handbook/taken-down.md': `# Taken down\n\nFirst.\n\n${withheld} was a slip of the pen.\n`,
    'features/open.md': `---\n${stringify({ title: 'Open feature', summary: 'It opens.', area: 'open', lifecycle: [{ stage: 'ga', since: '2025-01-01' }], availability: [{ tier, offering: 'open', since: '2025-01-01' }] })}---\n`,
    'tiers.yaml': stringify([
      {
        id: tier,
        names: [{ from: '2020-01-01', label: secret.at('name of a tier in an edition') }],
        rank: 1,
        offerings: ['open'],
        introduced: '2020-01-01',
        audience: 'staff',
      },
    ]),
  })
  const first = commit(repo, 'Begin', 'Ada <ada@example.com>', '2025-02-01')
  repo.write({
    'handbook/narrowed.md': staffPage('Narrowed.'),
    'handbook/drafted.md': '# Drafted\n\nReady.\n',
    'handbook/widened.md': '# Widened\n\nFor all.\n',
    'handbook/gone-narrowed.md': staffPage('Narrowed.'),
    'handbook/taken-down.md': '# Taken down\n\nFirst.\n',
  })
  const second = commit(
    repo,
    secret.at('note of a commit of public and staff texts'),
    `${secret.at('author of a mixed commit')} <${secret.at('mail address of an author')}@example.com>`,
    '2025-04-01',
  )
  repo.write({ 'handbook/gone.md': undefined, 'handbook/gone-narrowed.md': undefined })
  commit(repo, secret.at('note of a commit that removes staff texts'), 'Ada <ada@example.com>', '2025-04-10')
  repo.write({ 'handbook/open.md': '# Open page\n\nText, and more of it.\n' })
  writeFileSync(join(repo.root, 'secret.ts'), 'export {}\n')
  commit(
    repo,
    secret.at('note of a commit with files outside'),
    `${secret.at('author of a commit with files outside')} <x@example.com>`,
    '2025-05-01',
  )
  return { first, second, withheld }
}

function commit(repo: Repository, note: string, author: string, day = '2026-03-01'): string {
  repo.git('add', '--all')
  repo.commitAs({ note, author, day })
  return repo.git('rev-parse', 'HEAD')
}

function makeConfig(secret: Sentinels): string {
  const label = secret.at('label of the issue tracker')
  return `export default ${JSON.stringify({
    title: 'Sentinels',
    organisation: 'Example',
    site: 'https://handbook.example.com',
    edit: 'https://git.example.com/edit/',
    issues: { labels: { [label]: {} }, milestones: { [secret.at('milestone of the issue tracker')]: 'open' } },
  })}\n`
}
