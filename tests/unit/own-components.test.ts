/** Company-defined components: mistakes in a definition, faults in tags, every form, and code that fails. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { buildHandbook } from '../../src/checked-handbook.ts'
import { type ConfigInput, configSchema } from '../../src/config.ts'
import { defineComponent, h, z } from '../../src/index.ts'
import type { OwnComponent } from '../../src/markdown/vocabulary/component.ts'
import { vocabularyWith } from '../../src/markdown/vocabulary/index.ts'
import { componentOptionNames } from '../../src/markdown/vocabulary/own.ts'
import { printEntry, printEntryAsMarkdown, printEntryForFeed } from '../../src/page/printing.ts'
import { loadSettings } from '../../src/settings.ts'
import { temporaryFolder, write } from './disk.ts'
import { describeProblems, entryOf, handbookOf, optionsFor, sourcesOf } from './handbooks.ts'

const base: ConfigInput = { title: 'T', organisation: 'O', site: 'https://example.com' }

const cost = defineComponent({
  name: 'Cost',
  purpose: 'Shows a price.',
  display: 'inline',
  props: z.object({ amount: z.string().regex(/^\d+$/).describe('The price in euros.'), period: z.enum(['month', 'year']).optional() }),
  web: ({ props: { amount, period } }) => [h('span', { class: 'cost' }, period === undefined ? `${amount} €` : `${amount} € a ${period}`)],
})

const plan = defineComponent({
  name: 'PlanCard',
  purpose: 'Shows a plan with its picture and its owner.',
  display: 'blocks',
  files: ['picture'],
  references: ['page'],
  ids: { owner: 'people' },
  props: z.object({ picture: z.string().optional(), page: z.string(), owner: z.string().optional() }),
  web({ props, children }, context) {
    const page = context.entry(props.page)
    const owner = props.owner === undefined ? undefined : context.person(props.owner)
    const image = props.picture === undefined ? undefined : context.image(props.picture)
    return [
      h('aside', { class: 'plan' }, [
        image === undefined ? undefined : h('img', { src: image, alt: '' }),
        h('p', page?.href === undefined ? 'A plan' : h('a', { href: page.href }, page.title)),
        ...children,
        owner && h('p', `Ask ${owner.name}.`),
      ]),
    ]
  },
  markdown: ({ children }, _context) => [h('p', [h('strong', 'Plan')]), ...children],
})

const own = { config: { components: [cost, plan] } }

/** A valid definition, with changes. */
const define = (more: object) => ({ ...cost, ...more }) as OwnComponent

describe('a definition that is wrong', () => {
  test.each<[string, readonly OwnComponent[], string]>([
    ['a name of ours', [define({ name: 'Callout' })], 'components.0.name: "Callout" is a built-in component. Choose another name.'],
    [
      'one name twice',
      [define({}), define({})],
      'components.1.name: Two components are called "Cost". Choose another name for one of them.',
    ],
    [
      'a name that is not in CamelCase',
      [define({ name: 'price-list' })],
      `components.0.name: "price-list" isn't the name of a component. Write it in CamelCase, for example "PriceList".`,
    ],
    ['an option that there is not', [define({ fed: () => [] })], 'components.0: A component has no option "fed". Did you mean "feed"?'],
    [
      'props that are no object of zod',
      [define({ props: { amount: 'string' } })],
      'components.0.props: The props are not a z.object({ … }).',
    ],
    ['no purpose', [define({ purpose: ' ' })], 'components.0.purpose: A component needs a purpose, one sentence for writers.'],
    ['no form for pages', [define({ web: undefined })], 'components.0.web: It must be a function.'],
    ['another display', [define({ display: 'block' })], 'components.0.display: Invalid option: expected one of "blocks"|"inline"'],
    [
      'a file in a prop that there is not',
      [define({ files: ['amuont'] })],
      'components.0.files: There is no prop "amuont". Did you mean "amount"?',
    ],
    [
      'a reference in a prop that there is not',
      [define({ references: ['to'] })],
      'components.0.references: There is no prop "to". The props are "amount", "period".',
    ],
    [
      'ids of a collection that there is not',
      [define({ ids: { amount: 'peple' } })],
      'components.0.ids.amount: There is no collection "peple". Did you mean "people"?',
    ],
    [
      'a prop that hides elements',
      [define({ props: z.object({ hidden: z.boolean() }) })],
      'components.0.props.hidden: A tag with "hidden" could count as hidden text. Choose another name.',
    ],
    ['a parent that there is not', [define({ within: 'Tabz' })], 'components.0.within: There is no component "Tabz". Did you mean "Tab"?'],
  ])('%s', (_, components, expected) => {
    const issues = configSchema.safeParse({ ...base, components }).error?.issues ?? []
    expect(issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([expected])
  })

  test.each([
    ['no list', { Cost: cost }, ['components: It must be a list: components: [ … ].']],
    ['no object', ['Cost'], ['components.0: Write defineComponent({ name, purpose, display, props, web }).']],
  ])('%s', (_, components, expected) => {
    const settings: object = { ...base, components }
    const issues = configSchema.safeParse(settings).error?.issues ?? []
    expect(issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual(expected)
  })
})

const files = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: eve, name: Eve, active: true, audience: staff }\n',
  'handbook/other.md': '# The other page\n',
  'handbook/inside.md': '---\naudience: staff\n---\n\n# Inside\n',
  'handbook/card.png': '',
}

const page = `# Prices

It costs <Cost amount="12" period="month"/>.

<PlanCard page="handbook/other" picture="./card.png" owner="ada">

For **everybody**.

</PlanCard>
`

test('every form', () => {
  const checked = handbookOf({ ...files, 'handbook/page.mdx': page }, own)
  expect(describeProblems(checked.problems, sourcesOf(files))).toBe('')
  const entry = entryOf(checked, 'handbook', 'page')
  expect(printEntry(entry, checked.handbook).html).toMatchInlineSnapshot(`
    "<p>It costs <span class="cost">12 € a month</span>.</p>
    <aside class="plan"><img src="/handbook/card.png" alt=""><p><a href="/handbook/other/">The other page</a></p><p>For <strong>everybody</strong>.</p><p>Ask Ada.</p></aside>"
  `)
  expect(printEntryForFeed(entry, checked.handbook)).toMatchInlineSnapshot(`
    "<p>It costs <span>12 € a month</span>.</p>
    <aside><img src="https://handbook.example.com/handbook/card.png" alt=""><p><a href="https://handbook.example.com/handbook/other/">The other page</a></p><p>For <strong>everybody</strong>.</p><p>Ask Ada.</p></aside>"
  `)
  expect(printEntryAsMarkdown(entry, checked.handbook)).toMatchInlineSnapshot(`
    "It costs 12 € a month.

    **Plan**

    For **everybody**.
    "
  `)
  expect(checked.handbook.backlinks.get('handbook/other')?.map(({ id }) => id)).toEqual(['page'])
})

test('tags are checked like ours', () => {
  const wrong = {
    ...files,
    'handbook/page.mdx': `# Prices

<Cost amount="twelve" periode="month"/> <Cost/> <Cots amount="1"/> <Cost amount="1" period="moth"/>

Text <PlanCard page="handbook/other"/> text.

<PlanCard page="handbook/othr" picture="./crad.png" owner="adda"/>

<PlanCard page="handbook/inside"/>

<PlanCard page="handbook/other" owner="eve"/>
`,
    'handbook/plain.md': '# Plain\n\n<Cost amount="1"/>\n',
  }
  expect(describeProblems(handbookOf(wrong, own).problems, sourcesOf(wrong))).toMatchInlineSnapshot(`
    "handbook/page.mdx:3:14-3:22 error component-prop
      | "twelve"
      The prop "amount" of "Cost" cannot be "twelve".
      Invalid string: must match pattern /^\\d+$/

    handbook/page.mdx:3:23-3:30 error component-prop
      | periode
      "Cost" has no prop "periode".
      Did you mean "period"?
      suggests period

    handbook/page.mdx:3:41-3:46 error component-prop
      | <Cost
      "Cost" needs the prop "amount".
      The price in euros.

    handbook/page.mdx:3:50-3:54 error component-unknown
      | Cots
      There is no component "Cots".
      Did you mean "Cost"?
      suggests Cost

    handbook/page.mdx:3:92-3:98 error component-prop
      | "moth"
      The prop "period" of "Cost" cannot be "moth".
      Did you mean "month"?
      suggests month

    handbook/page.mdx:5:6-5:15 error component-misplaced
      | <PlanCard
      "PlanCard" must be between paragraphs, not inside a line.
      Put it on its own lines, with a blank line before and after.

    handbook/page.mdx:7:17-7:30 error reference-missing
      | handbook/othr
      There is no page "othr".
      Did you mean "handbook/other"?
      suggests handbook/other
      fix handbook/other

    handbook/page.mdx:7:41-7:51 error image-missing
      | ./crad.png
      There is no image "./crad.png".
      Did you mean "./card.png"?
      suggests ./card.png

    handbook/page.mdx:7:60-7:64 error reference-missing
      | adda
      There is no person "adda".
      Did you mean "ada"?
      suggests ada
      fix ada

    handbook/page.mdx:9:17-9:32 error link-to-hidden
      | handbook/inside
      "Inside" is for staff, but this page is public.
      Remove the link, or set "audience: staff" here.

    handbook/page.mdx:11:40-11:43 error link-to-hidden
      | eve
      "Eve" is for staff, but this page is public.
      Remove the tag, or set "audience: staff" here.

    handbook/plain.md:3:1-3:6 error component-unknown
      | <Cost
      Components such as "Cost" work in .mdx files only.
      Rename the file to .mdx."
  `)
})

test('what readers cannot see is not in a public handbook', () => {
  const body = '# Prices\n\n<PlanCard page="handbook/inside" owner="eve"/>\n'
  const printed = (audience: 'public' | 'staff') => {
    const checked = handbookOf({ ...files, 'handbook/page.mdx': body }, { ...own, audience })
    return printEntry(entryOf(checked, 'handbook', 'page'), checked.handbook).html
  }
  expect(printed('public')).toBe('<aside class="plan"><p>A plan</p></aside>')
  expect(printed('staff')).toBe('<aside class="plan"><p><a href="/handbook/inside/">Inside</a></p><p>Ask Eve.</p></aside>')
})

/** Problems of a page that uses a component with this form for pages. */
function problemsWith(web: unknown, more: object = {}, text = 'Before <Cost amount="1"/>.\n', limit?: number) {
  const { components } = configSchema.parse({ ...base, components: [define({ web, ...more })] })
  const sources = sourcesOf({ 'handbook/page.mdx': `# Prices\n\n${text}` })
  const options = optionsFor()
  const { problems } = buildHandbook(sources, {
    ...options,
    config: { ...options.config, components: vocabularyWith(components.own, limit === undefined ? {} : { limit }) },
  })
  return problems.map(({ code, file, line, column, message }) => `${file}:${line}:${column} ${code} ${message}`)
}

test('lists of entries and files are checked, each at its place', () => {
  const see = defineComponent({
    name: 'SeeAlso',
    purpose: 'Links pages.',
    display: 'blocks',
    references: ['pages'],
    files: ['images'],
    props: z.object({ pages: z.array(z.string()), images: z.array(z.string()).optional() }),
    web: ({ props: { pages } }, context) => pages.map((to) => h('p', context.entry(to)?.title ?? 'A page')),
  })
  const text = '# A\n\n<SeeAlso pages={["handbook/other", "handbook/othr", "handbook/inside"]} images={["./card.png", "./crad.png"]}/>\n'
  const { problems, handbook } = handbookOf({ ...files, 'handbook/page.mdx': text }, { config: { components: [see] } })
  expect(problems.map(({ code, line, column, fix }) => [code, `${line}:${column}`, fix?.replace])).toEqual([
    ['reference-missing', '3:37', 'handbook/other'],
    ['link-to-hidden', '3:54', undefined],
    ['image-missing', '3:97', undefined],
  ])
  expect(handbook.backlinks.get('handbook/other')?.map(({ id }) => id)).toEqual(['page'])
})

test('a component may take its content apart, with the anchors in it', () => {
  const box = defineComponent({
    name: 'Box',
    purpose: 'Frames text.',
    display: 'blocks',
    props: z.object({}),
    web: ({ children }) => [
      h(
        'div',
        children.map((child) => (child.type === 'element' ? { ...child, properties: { ...child.properties, className: ['x'] } } : child)),
      ),
    ],
  })
  const text = '# A\n\n<Box>\n\n## Part\n\nText.\n\n</Box>\n\n[Part](#part)\n'
  const { problems, handbook } = handbookOf({ 'handbook/page.mdx': text }, { config: { components: [box] } })
  expect(problems).toEqual([])
  expect(handbook.entries.map((entry) => printEntry(entry, handbook).html)).toEqual([
    '<div><h2 id="part" class="x">Part<a class="permalink" href="#part" aria-label="Link to “Part”" data-pagefind-ignore="">#</a></h2><p class="x">Text.</p></div>\n<p><a href="#part">Part</a></p>',
  ])
})

describe('code that fails', () => {
  const at = 'handbook/page.mdx:3:8 component-failed The component "Cost" failed:'
  test.each<[string, unknown, string]>([
    [
      'throws',
      () => {
        throw new TypeError('amount is not iterable')
      },
      `${at} amount is not iterable.`,
    ],
    ['returns nothing', () => undefined, `${at} It did not return a list of nodes.`],
    ['returns a promise', async () => [], `${at} It did not return a list of nodes.`],
    ['returns words', () => ['12 €'], `${at} It returned something that is not a node.`],
    ['returns half a node', () => [{ type: 'element', tagName: 'p' }], `${at} It returned something that is not a node.`],
    ['returns raw HTML', () => [{ type: 'raw', value: '<b>' }], `${at} It returned something that is not a node.`],
    ['returns a script', () => [h('p', h('script', 'alert(1)'))], `${at} It can't return the element "script".`],
    ['returns an element of ours', () => [h('acme-price')], `${at} It can't return the element "acme-price".`],
    ['runs code', () => [h('a', { href: 'javascript:alert(1)' }, 'x')], `${at} It can't return the address "javascript:alert(1)".`],
    ['handles events', () => [h('b', { onClick: 'x()' }, 'x')], `${at} It can't return the attribute "onClick" of "b".`],
    ['has an anchor', () => [h('b', { id: 'x' }, 'x')], `${at} It can't return the attribute "id" of "b".`],
    ['has styles', () => [h('b', { style: 'color: red' }, 'x')], `${at} It can't return the attribute "style" of "b".`],
  ])('%s', (_, web, expected) => {
    expect(problemsWith(web)).toEqual([expected])
  })

  test('never ends', () => {
    const endless = () => {
      for (;;);
    }
    expect(problemsWith(endless, {}, undefined, 50)).toEqual([`${at} It did not end within 50 milliseconds.`])
  })

  test('a tree without an end', () => {
    const node = h('b', 'x')
    node.children.push(node)
    expect(problemsWith(() => [node])).toEqual([`${at} Maximum call stack size exceeded.`])
  })

  test('props that throw', () => {
    const props = z.object({
      amount: z.string().transform((): string => {
        throw new RangeError('No amount')
      }),
    })
    expect(problemsWith(() => [], { props })).toEqual([`${at} No amount.`])
  })

  test('the use that fails is named among equal ones, in any form', () => {
    const feed = ({ children }: { children: unknown[] }) => {
      if (children.length > 0) throw new Error('It takes no text')
      return []
    }
    const text = '<Cost amount="1"/> <Cost amount="2"/>\n<Cost amount="1">text</Cost>\n'
    expect(problemsWith(() => [], { feed }, text)).toEqual([
      'handbook/page.mdx:4:1 component-failed The component "Cost" failed: It takes no text.',
    ])
  })

  test('code for feeds that would run nowhere is left out', () => {
    expect(problemsWith(() => [], { feed: () => [h('b', { class: 'x' }, 'x')] })).toEqual([])
    expect(problemsWith(() => [], { feed: () => [h('iframe')] })).toEqual([`${at} It can't return the element "iframe".`])
  })
})

describe('the manual', () => {
  const manual = readFileSync(new URL('../../docs/handbook/own-components.mdx', import.meta.url), 'utf8')
  const examples = Array.from(manual.matchAll(/```ts\n(.*?)```/gs), ([, code = '']) =>
    code.replace("'./src/index.ts'", `'${new URL('../../src/index.ts', import.meta.url)}'`),
  )

  test('has examples that work as they stand', async () => {
    const root = temporaryFolder()
    const [config = '', contact = ''] = examples
    const both = config
      .replace('export default', "import { contact } from './contact.ts'\n\nexport default")
      .replace('components: [', 'components: [contact, ')
    write(root, { 'handbook.config.ts': both, 'contact.ts': contact })
    const { components } = (await loadSettings({ now: '2026-11-24' }, root)).config
    expect(components.own.map(({ name }) => name)).toEqual(['Contact', 'Cost'])
    expect(components.code).toMatch(/^[0-9a-f]{16}$/)
    const text = `# Page\n\n${/```mdx\n(.*?)```/s.exec(manual)?.[1]}\n<Contact person="ada" page="handbook/other">\n\nBefore noon.\n\n</Contact>\n`
    const options = optionsFor()
    const checked = buildHandbook(sourcesOf({ ...files, 'handbook/page.mdx': text }), {
      ...options,
      config: { ...options.config, components },
    })
    expect(checked.problems).toEqual([])
    expect(printEntry(entryOf(checked, 'handbook', 'page'), checked.handbook).html).toBe(
      '<p>The team plan costs <span class="cost">12 € a month</span>.</p>\n<aside class="contact"><p>Ask Ada.</p><p>Before noon.</p><p>See <a href="/handbook/other/">The other page</a>.</p></aside>',
    )
  })

  test('names every option', () => {
    const documented = new Set(Array.from(manual.matchAll(/`(\w+)(?:\([^)`]*\))?`/g), ([, name]) => name))
    expect(componentOptionNames.filter((option) => !documented.has(option))).toEqual([])
  })
})

test('printing a text whose component fails names its place', () => {
  const failing = define({
    web() {
      throw new Error('No')
    },
  })
  const checked = handbookOf({ 'handbook/page.mdx': '# Prices\n\nText <Cost amount="1"/>\n' }, { config: { components: [failing] } })
  expect(() => printEntry(entryOf(checked, 'handbook', 'page'), checked.handbook)).toThrow(
    'The component "Cost" failed at handbook/page.mdx:3:6: No.',
  )
  const lenient = handbookOf(
    { 'handbook/page.mdx': '# Prices\n\nText <Cost amount="1">itself</Cost>\n' },
    { config: { components: [failing] }, lenient: true },
  )
  expect(printEntry(entryOf(lenient, 'handbook', 'page'), lenient.handbook).html).toBe('<p>Text itself</p>')
})
