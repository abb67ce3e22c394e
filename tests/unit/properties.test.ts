/** For any input: nothing throws, every report has a location, and printed HTML runs no code. */
import fc from 'fast-check'
import { describe, test } from 'vitest'
import { printEntry, printEntryAsMarkdown, printEntryForFeed } from '../../src/page/printing.ts'
import { anyText } from '../support/any-text.ts'
import { handbookOf, textUnder } from './handbooks.ts'

/** Syntax of Markdown, MDX, HTML, YAML and other generators. */
const pieces =
  `< > </ /> { } {{ }} {% %} [ ] ( ) ]( ! \` \`\`\` ~~~ - * ** _ > # ## | |--| : " ' & \\ = $ % @ ? .md ../ /handbook/ 1. a text é ß 日 😀
  &#x6a; &colon; &lt; javascript: JaVaScRiPt: vbscript: data:text/html, <script> </script> <svg/onload=x> <iframe <style> <math> <!-- --> <![CDATA[ <?
  onclick= onerror=alert(1) href= src= style= id= <a <img <p <div> </div> <h1> </h1> <b> <br> <input <details> <Callout <Callout> </Callout> <Ref to=
  <Figure [^1] [^1]: [x]: [!NOTE] http://x.y www.x.y a@x.y export import from title: status: formerly: - &a *a !!js <<: ? |- --- ...`
    .split(/\s+/)
    .concat([
      '\n',
      '\n\n',
      '---\n',
      '\n- ',
      '\n> ',
      '\n    ',
      ' ',
      '\t',
      '\r\n',
      '\u0000',
      '\u00a0',
      '\u2028',
      '\ud83d',
      '\ufeff',
      '="',
      "='",
      '={',
    ])

const text = fc
  .array(fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: anyText(5) }), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''))

// Fixed seed, so every run is the same.
const options = { seed: 20_261_124, numRuns: 800 }

/** Builds and prints; returns the HTML. */
function run(files: Readonly<Record<string, string>>): string[] {
  const { handbook, problems } = handbookOf(files)
  for (const problem of problems) {
    const source = files[problem.file]
    if (source !== undefined) textUnder(source, problem)
    if (!problem.message.trim()) throw new Error(`${problem.code} says nothing.`)
  }
  return handbook.entries.flatMap((entry) => {
    printEntryAsMarkdown(entry, handbook)
    return [printEntry(entry, handbook).html, printEntryForFeed(entry, handbook)]
  })
}

/** What could run code in printed HTML; the printer writes attributes in double quotes, and escapes `<` in text. */
function dangers(html: string): string[] {
  const tag = /<(?:\/?([a-z][a-z0-9]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*\/?>)?/gi
  return Array.from(html.matchAll(tag)).flatMap(([whole, name, attributes = '']) => {
    if (name === undefined) return [`an open tag: ${html.slice(0, 200)}`]
    if (/^(script|style|iframe|object|embed|svg|math|form|link|meta|base)$/i.test(name)) return [whole]
    return Array.from(attributes.matchAll(/([^\s"=]+)(?:="([^"]*)")?/g)).flatMap(([, key = '', value = '']) => {
      const isScript = /^(href|src|action|poster)$/i.test(key) && /^[\s\p{Cc}]*(javascript|vbscript):/iu.test(value)
      // A data URL may be an image, but not a page.
      const isPage = key.toLowerCase() === 'href' && /^[\s\p{Cc}]*data:/iu.test(value)
      const runs = isScript || isPage
      return /^(on|style$|srcdoc$)/i.test(key) || runs ? [whole] : []
    })
  })
}

describe('any text', () => {
  test.each(['md', 'mdx'])('is a body of .%s that can be checked and printed, and runs no code', (form) => {
    fc.assert(
      fc.property(text, (body) => {
        const found = run({ [`handbook/page.${form}`]: body, 'handbook/other.md': '# Other\n' }).flatMap(dangers)
        if (found.length > 0) throw new Error(found.join('\n'))
      }),
      options,
    )
  })

  test.each(['md', 'mdx'])('of .%s has the same anchors in the check and in print', (form) => {
    const heading = fc
      .tuple(fc.constantFrom('# ', '## ', '### ', '<h2>', '> ## ', '- # ', '\n===\n'), text)
      .map(([mark, rest]) => mark + rest)
    fc.assert(
      fc.property(fc.array(fc.oneof(heading, text), { maxLength: 4 }), (parts) => {
        const { handbook } = handbookOf({ [`handbook/page.${form}`]: parts.join('\n\n') })
        for (const entry of handbook.entries) {
          if (!entry.document.isSound) continue
          const { html, titleId } = printEntry(entry, handbook)
          const printed = new Set([...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]))
          const lost = entry.document.headings.filter(({ id }) => id !== titleId && id !== '' && !printed.has(id))
          if (lost.length > 0) throw new Error(`${JSON.stringify(lost)} not in ${html}`)
        }
      }),
      options,
    )
  })

  test('is front matter that can be checked', () => {
    fc.assert(
      fc.property(text, (yaml) => {
        run({
          'handbook/page.md': `---\n${yaml}\n---\n\nText.\n`,
          'changelog/entry.mdx': `---\ntitle: T\n${yaml}\n---\n`,
          'roles/a.md': yaml,
        })
      }),
      options,
    )
  })

  test('is a data file that can be checked', () => {
    fc.assert(
      fc.property(text, (yaml) => {
        run({ 'people.yaml': yaml, 'redirects.yaml': `- from: /a/\n  to: ${yaml}\n`, 'tiers.yaml': `- ${yaml}\n`, 'backlog/a.json': yaml })
      }),
      options,
    )
  })

  test('is a value of any key', () => {
    const value = fc.oneof(text, fc.jsonValue({ maxDepth: 3 }))
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('title', 'status', 'formerly', 'review', 'owner', 'navOrder', '__proto__', 'x'), value),
        (data) => {
          run({ 'handbook/page.md': `---\n${JSON.stringify(data)}\n---\n`, 'strategy/a.md': `---\n${JSON.stringify(data)}\n---\n` })
        },
      ),
      options,
    )
  })

  test('is a file name', () => {
    fc.assert(
      fc.property(text, (name) => {
        run({
          [`handbook/${name}.md`]: '[x](other.md)\n',
          [`${name}.yaml`]: 'a: 1\n',
          [`${name}/a.md`]: 'Text.\n',
          'handbook/other.md': 'Text.\n',
        })
      }),
      { ...options, numRuns: 300 },
    )
  })

  test("is a link's URL", () => {
    fc.assert(
      fc.property(text, (url) => {
        const address = url.replace(/[\n\r<>]/g, '')
        const found = run({
          'handbook/page.md': `[x](<${address}>) ![y](<${address}>)\n\n<a href="${address.replaceAll('"', '')}">z</a>\n`,
        })
        if (found.flatMap(dangers).length > 0) throw new Error(found.flatMap(dangers).join('\n'))
      }),
      options,
    )
  })
})
