/** Redacted text. */
import { describe, expect, test } from 'vitest'
import { digestWords, parseRedactedText } from '../../src/history/redaction/redacted-text.ts'
import { redact } from '../../src/history/redaction/redaction.ts'

const sentence = 'The sentinel costs 4,711 euros.'
const redactedText = parseRedactedText({ digest: digestWords(sentence) })
const by = { redactedText, date: '2026-11-25', reason: 'Agreed with <Acme> {x}' }
const redacted = (path: string, text: string) => redact(path, text, [by])
const notice = '*Text redacted on 25 November 2026\\: Agreed with \\<Acme\\> \\{x\\}*'
const value = 'Redacted on 25 November 2026'

describe('a block is matched', () => {
  test.each([
    ['whatever the case and the marks', 'the SENTINEL costs: 4,711 euros'],
    ['in a longer text', `Before. ${sentence} After.`],
    ['over the end of a line', 'The sentinel\n  costs 4,711\neuros'],
  ])('%s', (_, text) => expect(redactedText?.isIn(text)).toBe(true))

  test.each([
    ['with a word between', 'The sentinel only costs 4,711 euros'],
    ['with a word too few', 'The sentinel costs 4,711'],
    ['nowhere', ''],
  ])('and not %s', (_, text) => expect(redactedText?.isIn(text)).toBe(false))

  test('in text without spaces between words', () =>
    expect(parseRedactedText({ block: '价格是秘密' })?.isIn('我们的价格是秘密的。')).toBe(true))

  test('and a digest reveals only its length', () => expect(digestWords(sentence)).toMatch(/^6:[0-9a-f]{64}$/))
})

describe("it's removed from a body", () => {
  test.each<[string, string, string, string]>([
    ['a paragraph', 'x.md', `One.\n\nFirst. ${sentence} Last.\n\nTwo.\n`, `One.\n\n${notice}\n\n\nTwo.\n`],
    ['words in markup', 'x.md', 'The **sen**tinel [costs](https://x.example) 4,711&nbsp;euros.\n\nTwo.\n', `${notice}\n\n\nTwo.\n`],
    ['a heading', 'x.md', `## ${sentence}\n\nTwo.\n`, `${notice}\n\n\nTwo.\n`],
    ['an item of a list', 'x.md', `- a\n- ${sentence}\n  - below\n`, `- a\n- ${notice}\n  - below\n`],
    [
      'a row',
      'x.md',
      `| A | B |\n| --- | --- |\n| a | ${sentence} |\n| c | d |\n`,
      `| A | B |\n| --- | --- |\n| ${notice} | |\n| c | d |\n`,
    ],
    ['code', 'x.md', `One.\n\n\`\`\`\n${sentence}\nmore\n\`\`\`\n`, `One.\n\n${notice}\n\n`],
    ['HTML', 'x.md', '<p>The sentinel <b>costs</b> 4&#44;711 euros</p>\n\nTwo.\n', `${notice}\n\n\nTwo.\n`],
    ['a comment', 'x.mdx', `{/* ${sentence} */}\n\nTwo.\n`, `${notice}\n\n\nTwo.\n`],
    [
      'what stands in a component',
      'x.mdx',
      `<Callout>\n  ${sentence}\n\n  Two.\n</Callout>\n`,
      `<Callout>\n  ${notice}\n\n  Two.\n</Callout>\n`,
    ],
    ['a component whose prop says it', 'x.mdx', `<Callout title="${sentence}">\n  Two.\n</Callout>\n\nThree.\n`, `${notice}\n\n\nThree.\n`],
    ['all, where it goes over several blocks', 'x.md', 'One.\n\nThe sentinel costs\n\n4,711 euros.\n', `${notice}\n`],
    ['a block of MDX that cannot be read', 'x.mdx', `<4 is not MDX.\n\n${sentence}\n`, `<4 is not MDX.\n\n${notice}\n\n`],
    ['nothing, where it is not', 'x.mdx', '<4 is not MDX.\n', '<4 is not MDX.\n'],
  ])('%s', (_, path, text, expected) => expect(redacted(`handbook/${path}`, text)).toBe(expected))
})

describe("it's removed from values", () => {
  const body = '\nText.\n'
  test.each<[string, string, string, string]>([
    [
      'one in front matter',
      'handbook/x.md',
      `---\ntitle: A\ndescription: ${sentence}\n---\n${body}`,
      `---\ntitle: A\ndescription: "${value}"\n---\n\n${notice}\n\n${body}`,
    ],
    [
      'one in a block of lines',
      'roadmap/x.yaml',
      'title: >\n  The sentinel costs\n  4,711 euros.\nscore: 1\n',
      `title: "${value}"\nscore: 1\n`,
    ],
    [
      'a long one, for a sentence',
      'people.yaml',
      `- id: a\n  name: "${sentence} ${'x'.repeat(40)}"\n`,
      `- id: a\n  name: "Text redacted on 25 November 2026: Agreed with <Acme> {x}"\n`,
    ],
    [
      'one with signs written otherwise',
      'people.yaml',
      '- { id: a, name: "The sen\\x74inel costs 4,711 euros" }\n',
      `- { id: a, name: "${value}" }\n`,
    ],
    ['one of JSON', 'backlog/x.json', `[{"a":1,"b":"${sentence}"}]`, `[{"a":1,"b":"${value}"}]`],
    ['all, where a key says it', 'roadmap/x.yaml', `status: draft\n"${sentence}": 1\n`, `title: "${value}"\nstatus: "draft"\n`],
  ])('%s', (_, path, text, expected) => expect(redacted(path, text)).toBe(expected))
})

test('a redacted file keeps its audience, and a note of the redaction', () => {
  const all = (path: string, text: string) => redact(path, text, [{ date: '2026-11-25', reason: 'Asked.' }])
  expect(all('handbook/x.md', '---\ntitle: A\naudience: staff\nstatus: draft\n---\n\nText.\n')).toBe(
    `---\ntitle: "Redacted page"\naudience: "staff"\nstatus: "draft"\n---\n\n*This page was redacted on 25 November 2026\\: Asked\\.*\n`,
  )
  expect(all('handbook/x.md', 'Text.\n')).toContain('title: ')
  expect(all('people.yaml', '- { id: ada, name: Ada, active: true }\n')).toBe('[]\n')
})
