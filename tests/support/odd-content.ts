/** A small handbook of rare content that must work too: long words, other scripts, folds, wide tables, old URLs. */

/** A word without hyphens, and one of 48 letters. */
export const longWords = [
  'TURBO_DANGEROUSLY_DISABLE_PACKAGE_MANAGER_CHECK_AND_OTHER_THINGS',
  'Donaudampfschifffahrtsgesellschaftskapitänsmütze',
] as const
const [variable, german] = longWords

const code = 'const answer = await measureEverythingThatCanBeMeasured({ turbine: "one", blade: "two", mast: "three" }) // LASTCODE'
const head = (count: number) => Array.from({ length: count }, (_, index) => `A rather long head ${index + 1}`).join(' | ')

export const oddContent: Readonly<Record<string, string>> = {
  'people.yaml': `- { id: ada, name: ${german}, active: true, role: keeper }\n- { id: bob, name: Bob, active: true }\n`,
  'offerings.yaml': `- { id: cloud, title: ${variable}, delivery: continuous }\n`,
  'areas.yaml': `- { id: power, title: ${variable}, owner: ada }\n`,
  'tiers.yaml': `- { id: base, names: [{ from: 2019-01-01, label: ${german} }], rank: 1, offerings: [cloud], introduced: 2019-01-01 }\n`,
  'features/turbine.md': `---\ntitle: ${variable}\nsummary: ${german}.\narea: power\nowner: ada\nlifecycle: [{ stage: ga, since: 2020-01-01 }]\navailability: [{ tier: base, offering: cloud, since: 2020-01-01 }]\n---\n\nText of [the keeper](../roles/keeper.md).\n`,
  'changelog/2025/turbine.md': `---\ntitle: ${variable}\ndescription: ${german}.\ntype: changed\nfeatures: [turbine]\ndate: 2025-03-01\nstatus: published\nauthors: [ada]\nreviews: [{ by: bob, on: 2025-03-01, verdict: approve }]\n---\n\nText.\n`,
  'releases/1.0.yaml': 'date: 2025-03-02\nstatus: released\noffering: cloud\n',
  'roles/keeper.md': `---\ntitle: ${german}\nmission: ${variable}\nresponsibilities: [{ text: ${german} }]\n---\n\n# ${german}\n`,
  'decisions/0001-one.md': `---\ntitle: ${variable}\nstatus: accepted\non: 2025-01-01\ndeciders: [ada]\naffects: [features/turbine]\n---\n\nText.\n`,
  'glossary.yaml': `- id: long\n  term: ${variable}\n  definition: ${german}.\n`,
  'handbook/index.md': '# Book\n\n[Long](./long/index.md) [Folds](./paper/index.mdx) [Hebrew](./hebrew.md)\n',
  'handbook/long/index.md': `---\ntitle: ${variable}\ndescription: ${german}\nowner: ada\nformerly: [/über-uns/, /older/]\n---\n\n## ${german}\n\nText.\n\n### ${variable}\n\nSee [below](./below.md).\n`,
  'handbook/long/below.md': `---\ntitle: ${german}\n---\n\n## Part\n\nSee [above](./index.md).\n`,
  'handbook/long/last.md': `---\ntitle: ${variable}_AND_MORE\n---\n\nSee [above](./index.md).\n`,
  'handbook/paper/index.mdx': [
    '---\ntitle: Paper\n---\n\n<Details summary="Folded component">\n\nHIDDENONE text.\n\n</Details>\n\n<details>\n<summary>Folded element</summary>\n\nHIDDENTWO text.\n\n</details>\n',
    '<Tabs>\n<Tab title="First">\n\nTABONE\n\n</Tab>\n<Tab title="Second">\n\nTABTWO\n\n</Tab>\n</Tabs>\n',
    `| ${head(9)} | LASTHEAD |\n${'| --- '.repeat(10)}|\n${'| Unbreakable-cell_value '.repeat(9)}| LASTCELL |\n`,
    `\`\`\`js\n${code}\n\`\`\`\n`,
    '```mermaid\ngraph LR\n  A[Alpha] --> B[Omega]\n```\n',
  ].join('\n'),
  'handbook/paper/more.md': '---\ntitle: More\nlang: he\n---\n\nטקסט עם `--force` כאן.\n',
  'handbook/hebrew.md':
    '---\ntitle: קוד\nlang: he\n---\n\n```js\nfunction f(a) {\n  return [1, 2];\n}\n```\n\nכתבו `--force` עכשיו, או <kbd>Ctrl+C</kbd>, או <samp>(done).</samp> סוף.\n\n| פקודה | סוף |\n| --- | --- |\n| `rm -rf ./tmp/` | אחד |\n\n```mermaid\ngraph LR\n  A[אחד] --> B[Two]\n```\n',
  'redirects.yaml':
    '- from: /x%20y/\n  to: /handbook/long/\n- from: /caf%C3%A9/\n  to: /handbook/long/below/#part\n- from: /a%25b/\n  to: /handbook/long/\n- from: /away/\n  to: https://example.com/a?b=c\n- from: /old.pdf\n  to: /handbook/long/\n',
}
