/** Text from word processors: the character is named with its code point, and replaced if that's safe. */
import { expect, test } from 'vitest'
import { applyFixes } from '../../src/problems/fixes.ts'
import { handbookOf } from './handbooks.ts'

const shared = {
  'people.yaml': '- { id: pm, name: PM, active: true }\n- { id: cto, name: CTO, active: true }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: versioned }\n',
}
const strategy = (status: string, approvers: string, owner = 'pm') =>
  `title: Now\nscope: product\nstatus: ${status}\nowner: ${owner}\napprovers: ${approvers}\neffective: 2026-01-01\nchanges: []\n`

test.each([
  [
    'an id in typographic quotes',
    'strategy/a.yaml',
    strategy('active', '[pm]', '“pm”'),
    '4:8 reference-missing There is no person or role "“pm”": “ is a typographic quotation mark (U+201C).',
  ],
  [
    'a word in typographic quotes',
    'strategy/a.yaml',
    strategy('“active”', '[pm]'),
    '3:9 value-invalid "status" cannot be "“active”": “ is a typographic quotation mark (U+201C).',
  ],
  [
    'a word behind a no-break space',
    'strategy/a.yaml',
    strategy('\u00A0active', '[pm]'),
    '3:9 value-invalid "status" cannot be "\u00A0active": This is a no-break space (U+00A0).',
  ],
  [
    'a list with dashes',
    'strategy/a.yaml',
    strategy('active', '\n  – pm\n  – cto'),
    '6:3 value-invalid "approvers" cannot be "– pm – cto": it takes a list: – is an en dash (U+2013).',
  ],
  [
    'a list with bullets',
    'strategy/a.yaml',
    strategy('active', '\n  • pm\n  • cto'),
    '6:3 value-invalid "approvers" cannot be "• pm • cto": it takes a list: • is a bullet (U+2022).',
  ],
  [
    'ids in quotes in a list',
    'strategy/a.yaml',
    strategy('active', '[“pm”]'),
    '5:13 reference-missing There is no person or role "“pm”": “ is a typographic quotation mark (U+201C).',
  ],
  [
    'a day in quotes',
    'releases/2.30.yaml',
    'date: “2026-05-01”\nstatus: released\noffering: cloud\n',
    '1:7 date-invalid "“2026-05-01”" is not a valid date: “ is a typographic quotation mark (U+201C).',
  ],
  [
    'a line of em dashes below',
    'handbook/a.md',
    '---\ntitle: A\n———\n\nText.\n',
    '3:1 front-matter-missing The front matter ends with "---", three hyphens; — is an em dash (U+2014).',
  ],
  [
    'a line of em dashes above',
    'handbook/a.md',
    '—-\ntitle: A\n---\n\nText.\n',
    '1:1 front-matter-missing The front matter begins with "---", three hyphens; — is an em dash (U+2014).',
  ],
  [
    'four hyphens',
    'handbook/a.mdx',
    '---\ntitle: A\n----\n\nText.\n',
    '3:1 front-matter-missing The front matter ends with "---"; this line has 4 hyphens.',
  ],
  [
    'a prop',
    'handbook/a.mdx',
    'One.\n\n<Callout type=“tip”>\n\nText.\n\n</Callout>\n',
    '3:15 mdx-invalid “ is a typographic quotation mark (U+201C).',
  ],
  [
    'two props',
    'handbook/a.mdx',
    '<Callout type=”tip” title=’Don’t’>\n\nText.\n\n</Callout>\n',
    '1:15 mdx-invalid ” is a typographic quotation mark (U+201D).',
  ],
  [
    'half a prop',
    'handbook/a.mdx',
    '<Callout type="tip”>\n\nText.\n\n</Callout>\n',
    '1:15 mdx-invalid ” is a typographic quotation mark (U+201D).',
  ],
  [
    'a key with a byte order mark',
    'handbook/a.md',
    '---\ntitle: A\n\uFEFFlang: de\n---\n',
    '3:1 yaml-invalid This is a byte order mark (U+FEFF).',
  ],
  [
    'no-break spaces as indentation',
    'handbook/a.md',
    '---\nreview:\n\u00A0\u00A0last: 2026-11-01\n\u00A0\u00A0every: 1 year\n---\n',
    '3:1 yaml-invalid This is a no-break space (U+00A0). It is on 2 lines.',
  ],
])('names and fixes it: %s', (_, file, text, expected) => {
  const { problems } = handbookOf({ ...shared, [file]: text })
  expect(problems.map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`)).toEqual([expected])
  const { text: mended } = applyFixes(text, problems)
  expect(handbookOf({ ...shared, [file]: mended }).problems).toEqual([])
})

test.each([
  ['handbook/a.md', '---\ntitle: Ours – and “theirs”\ndescription: 10\u00A0km, and more…\n---\n\n“Don’t” — said 10\u00A0times.\n'],
  ['handbook/a.mdx', '<Callout title="The “new” board – don’t">\n\nText.\n\n</Callout>\n'],
])('accepts good typography: %s', (file, text) => {
  expect(handbookOf({ [file]: text }).problems).toEqual([])
})
