/** What no reader sees on a page is in no other output of its text. */
import { describe, expect, test } from 'vitest'
import { handbookOf } from './handbooks.ts'
import { outputsOf } from './outputs-of-text.ts'

function outputs(body: string, form: 'md' | 'mdx', head = '---\ntitle: Page\n---\n\n'): [string, string][] {
  const state = (text: string) => handbookOf({ [`handbook/page.${form}`]: text, 'handbook/other.md': '# Other\n' })
  return Object.entries(outputsOf(state(`${head}${body}\n`), 'page', state(`${head}Before.\n`)))
}

function namesOf(body: string, form: 'md' | 'mdx', word: string, head?: string): string[] {
  return outputs(body, form, head).flatMap(([name, text]) => (text.toLowerCase().includes(word) ? [name] : []))
}

/** Outputs that show a body's words; only headings that are titles have an anchor. */
const everything = ['page', 'paper', 'feed', 'markdown', 'Markdown page', 'search', 'difference', 'first version']

describe('is in no output', () => {
  test.each([
    ['a comment', '<!-- secret -->\n\nShown.'],
    ['an indented comment', '  <!-- secret -->\n\nShown.'],
    ['a comment in a line', 'Shown <!-- secret --> too.'],
    ['a comment in a list', '- Shown\n  <!-- secret -->\n- Shown'],
    ['a comment in a quotation', '> <!-- secret -->\n> Shown'],
    ['a comment in a cell', '| A |\n| - |\n| Shown <!-- secret --> |'],
    ['a comment in a heading', '## Shown <!-- secret -->'],
    ['a comment in an element', '<div>\n<!-- secret -->\n<p>Shown.</p>\n</div>'],
    ['a comment in details', '<details>\n<summary>Shown</summary>\n<!-- secret -->\n\nShown.\n\n</details>'],
    ['a comment that nothing closes', 'Shown.\n\n<!-- secret'],
    ['a comment over blank lines', 'Shown.\n\n<div>\n<!--\n\nsecret\n\n-->\n</div>'],
    ['an instruction', 'Shown.\n\n<?php secret ?>'],
    ['an instruction in a line', 'Shown <?secret?>.'],
    ['a section of characters', 'Shown.\n\n<![CDATA[ secret ]]>'],
    ['a document type', 'Shown.\n\n<!DOCTYPE secret>'],
    ['a comment of Liquid', 'Shown {% comment %}secret{% endcomment %}.'],
    ['a comment of Liquid over blocks', 'Shown.\n\n{%- comment "x" -%}\n\n```\nsecret\n\n## secret\n\n{%- endcomment -%}\n\nShown.'],
    ['one in the other', 'Shown {% comment %}a{% comment %}b{% endcomment %}secret{% endcomment %}.'],
    ['one behind code that a comment begins', '{# \n```\n #}\n\nShown.\n\n{% comment %}secret{% endcomment %}'],
    ['one that does not nest', '{% comment %}secret{% comment %}secret{% endcomment %} Shown.'],
    ['a comment of Liquid in a line', 'Shown {% # *secret* `secret` %}.'],
    ['a comment of Hugo', 'Shown {{< comment >}}secret{{< /comment >}}{{% comment %}}*secret*{{% /comment %}}.'],
    ['a comment of a template', 'Shown {{/* *secret* */}} {{- /* secret\n\nsecret */ -}}.'],
    ['a comment of Handlebars', 'Shown {{! *secret* }} {{!-- }} **secret** --}}.'],
    ['a comment of kramdown', '{::comment}\nsecret\n{:/comment}\n\nShown {::comment}secret{:/}.'],
    ['a comment of Nunjucks over lines', 'Shown {#secret#} {# secret\n\nsecret #}.'],
    ['a comment of ERB', 'Shown <%# secret %> <%-- secret --%>.'],
    ['a comment of CriticMarkup', 'Shown {>>secret<<}.'],
    ['a comment of MDX', 'Shown {/* secret */}.\n\n{/*\n\nsecret\n\n*/}'],
    ['a comment in a callout', '> [!NOTE]\n> Shown.\n> {% comment %}\n> secret\n> {% endcomment %}'],
    ['a comment in an element of HTML', '<div>\n{% comment %}<b>secret</b>{% endcomment %}\n<p>Shown.</p>\n</div>'],
    ['a definition that nothing uses', 'Shown.\n\n[x]: https://example.com/secret "secret"'],
    ['a footnote that nothing uses', 'Shown.\n\n[^x]: secret'],
    ['words behind the language of code', '```ts secret\nshown\n```'],
    ['an attribute that is dropped', '<p data-x="secret" onclick="secret" style="--x: secret">Shown.</p>'],
    ['an unsafe element', '<script>secret</script>\n\n<template>secret</template>\n\nShown.'],
    ['an unsafe element in a heading', '## Shown <noscript>secret</noscript>'],
    ['hidden', '<div hidden>secret</div>\n\nShown.'],
    ['hidden over blank lines', '<div hidden>\n\nsecret\n\n## secret\n\n</div>\n\nShown.'],
    ['hidden in a heading', '## Shown <b hidden>secret</b>'],
    ['hidden until it is found', 'Shown <b HIDDEN="until-found">secret</b>.'],
    ['a popover', '<div popover>secret</div>\n\nShown.'],
    ['a dialog that is closed', '<dialog>secret</dialog>\n\nShown.'],
    ['a hidden field', 'Shown <input type="hidden" value="secret">.'],
    ['not displayed', 'Shown <span style="display:none">secret</span>.'],
    ['not displayed, in capitals', 'Shown <span STYLE="Color:Red;DISPLAY : NONE !important">secret</span>.'],
    ['not displayed, with a comment', 'Shown <span style="display:/* x */none">secret</span>.'],
    ['not displayed, with an escape', 'Shown <span style="d\\69splay:none">secret</span>.'],
    ['not displayed, with an entity', 'Shown <span style="display&colon;none">secret</span>.'],
    ['not displayed, behind an odd attribute', '<div a=b"c style="display:none">secret</div>\n\nShown.'],
    ['not visible', 'Shown <span style="visibility:hidden">secret</span>.'],
    ['without size', 'Shown <span style="font-size:0">secret</span>.'],
    ['without opacity', 'Shown <span style="opacity: 0.0">secret</span>.'],
    ['without colour', 'Shown <span style="color: transparent">secret</span>.'],
    ['off the screen', 'Shown <span style="position:absolute;left:-9999px">secret</span>.'],
    ['clipped', 'Shown <span style="clip-path: inset(50%)">secret</span>.'],
    ['hidden by a class', 'Shown <span class="x hidden">secret</span>.'],
  ])('of Markdown: %s', (_, body) => {
    expect(namesOf(body, 'md', 'secret')).toEqual([])
    expect(namesOf(body, 'md', 'shown')).toEqual(expect.arrayContaining(everything))
  })

  test.each([
    ['a comment', '{/* secret */}\n\nShown.'],
    ['a comment in a line', 'Shown {/* secret */}.'],
    ['a comment in an element', '<div>\n  {/* secret */}\n  <p>Shown.</p>\n</div>'],
    ['a comment of Hugo', 'Shown.\n\n{{< comment >}}\n\n<b>secret\n\n{{< /comment >}}'],
    ['a comment of Liquid', 'Shown {% comment %}*secret*{% endcomment %}.'],
    ['an expression', 'Shown {secret} {"a" + "secret"}.'],
    ['an import', 'import secret from "secret"\n\nShown.'],
    ['an attribute that is dropped', '<p data-x="secret" title={{ a: "secret" }} onClick={secret} {...secret}>Shown.</p>'],
    ['hidden', '<div hidden>secret</div>\n\nShown.'],
    ['hidden with a value', 'Shown <b hidden={true}>secret</b>.'],
    ['hidden in a heading', '## Shown <b hidden>secret</b>'],
    ['a hidden heading', '<h2 hidden>secret</h2>\n\nShown.'],
    ['a hidden component', '<Callout hidden>\n\nsecret\n\n</Callout>\n\nShown.'],
    ['not displayed', 'Shown <span style="display: none">secret</span>.'],
    ['not displayed, as an object', 'Shown <span style={{ display: "none" }}>secret</span>.'],
    ['off the screen, as an object', 'Shown <span style={{ textIndent: "-9999px" }}>secret</span>.'],
    ['hidden by a class', 'Shown <span className="hidden">secret</span>.'],
  ])('of MDX: %s', (_, body) => {
    expect(namesOf(body, 'mdx', 'secret')).toEqual([])
    expect(namesOf(body, 'mdx', 'shown')).toEqual(expect.arrayContaining(everything))
  })

  test.each([
    ['front matter', '---\n# secret\ntitle: Page\n---\n\n'],
    ['front matter with a tab behind its lines', '---\t\n# secret\ntitle: Page\n---\t\n\n'],
    ['front matter with Windows line ends', '---\r\n# secret\r\ntitle: Page\r\n---\r\n\r\n'],
    ['front matter without its first line', 'title: Page\n# secret\nowner: secret\n---\n\n'],
    ['front matter below blank lines', '\n\n---\n# secret\ntitle: Page\n---\n\n'],
  ])('%s', (_, head) => {
    for (const form of ['md', 'mdx'] as const) {
      expect(namesOf('Shown.', form, 'secret', head)).toEqual([])
      expect(namesOf('Shown.', form, 'shown', head)).toEqual(expect.arrayContaining(everything))
    }
  })
})

describe('is in all outputs', () => {
  test.each([
    ['read out alone', '<span class="sr-only">Shown</span>.'],
    ['not read out', '<span aria-hidden="true">Shown</span>.'],
    ['folded', '<details><summary>More</summary>Shown.</details>'],
    ['coloured', '<span style="color: red; opacity: 0.5">Shown</span>.'],
    ['an open dialog', '<dialog open>Shown</dialog>'],
  ])('%s', (_, body) => {
    expect(namesOf(body, 'md', 'shown')).toEqual(expect.arrayContaining(everything))
  })

  test('not hidden by a value', () => {
    expect(namesOf('<b hidden={false}>Shown</b>.', 'mdx', 'shown')).toEqual(expect.arrayContaining(everything))
  })
})

describe("a text that's nested too deep", () => {
  const notice = 'nested too deeply'
  test.each([
    ['elements', 'md', `${'<div>'.repeat(130)}innermost${'</div>'.repeat(130)}`],
    ['quotations', 'md', `${'> '.repeat(300)}innermost`],
    ['lists', 'md', `${'- '.repeat(300)}innermost`],
    ['tags', 'mdx', `${'<div>'.repeat(130)}innermost${'</div>'.repeat(130)}`],
    ['components', 'mdx', `${'<Callout>\n'.repeat(130)}innermost\n${'</Callout>\n'.repeat(130)}`],
    ['brackets', 'mdx', `{${'['.repeat(4000)}"innermost"${']'.repeat(4000)}}`],
    ['tags in an expression', 'mdx', `{${'<b>'.repeat(60)}innermost}`],
    ['tags in values', 'mdx', `${'<a b={'.repeat(60)}innermost`],
    ['tags that seem closed', 'mdx', `{${'<a b="/>">'.repeat(60)}innermost`],
    ['functions', 'mdx', `{${'function(){return '.repeat(4000)}innermost${'}'.repeat(4000)}}`],
    ['elements by the thousand', 'mdx', `${'<div>'.repeat(8000)}innermost${'</div>'.repeat(8000)}`],
  ] as const)('prints a notice, and nothing of its file: %s', (_, form, body) => {
    const checked = handbookOf({ [`handbook/page.${form}`]: `---\n# secret\ntitle: Page\n---\n\n${body}\n` })
    expect(checked.problems.map(({ code }) => code)).toEqual(['text-too-deep'])
    expect(namesOf(body, form, 'secret', '---\n# secret\ntitle: Page\n---\n\n')).toEqual([])
    expect(namesOf(body, form, 'innermost')).toEqual([])
    expect(namesOf(body, form, notice)).toEqual(expect.arrayContaining(everything))
  })
})
