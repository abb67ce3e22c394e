/** Code and foreign template tags in a body. Each report covers a whole fixture, so extra problems would show. */
import { expect, test } from 'vitest'
import { reportOf } from './handbooks.ts'

test('reports code-in-content with its location and fix', () => {
  expect(reportOf('code-in-content')).toMatchInlineSnapshot(`
    "handbook/element.mdx:3:13-3:26 error code-in-content
      | {props.title}
      {props.title} is code, not a value.
      Write text in quotes, or a number, true, false, a list or an object in braces.

    handbook/export.mdx:3:1-3:22 error code-in-content
      | export const size = 3
      Content cannot export code.
      Use the components of the vocabulary; they need no import.

    handbook/expression.mdx:3:7-3:33 error code-in-content
      | {new Date().getFullYear()}
      "{new Date().getFullYear()}" is an expression; content cannot contain code.
      Write the text itself; for a literal brace write "\\{".

    handbook/expression.mdx:5:1-5:23 error code-in-content
      | {[1, 2].map((n) => n)}
      "{[1, 2].map((n) => n)}" is an expression; content cannot contain code.
      Write the text itself; for a literal brace write "\\{".

    handbook/function.mdx:3:16-3:25 error code-in-content
      | {() => 1}
      {() => 1} is code, not a value.
      Write text in quotes, or a number, true, false, a list or an object in braces.

    handbook/function.mdx:5:15-5:23 error code-in-content
      | {\`note\`}
      {\`note\`} is code, not a value.
      Write text in quotes, or a number, true, false, a list or an object in braces.

    handbook/import.mdx:1:1-1:35 error code-in-content
      | import { Chart } from "./chart.js"
      Content cannot import code.
      Use the components of the vocabulary; they need no import.

    handbook/spread.mdx:3:10-3:20 error code-in-content
      | {...props}
      {...props} is code, not a value.
      Write text in quotes, or a number, true, false, a list or an object in braces."
  `)
})

test('reports html-unsafe with its location and fix', () => {
  expect(reportOf('html-unsafe')).toMatchInlineSnapshot(`
    "handbook/address-in-mdx.mdx:3:10-3:29 error html-unsafe
      | javascript:alert(1)
      Text cannot contain an address that runs code.
      Remove it.

    handbook/address-in-mdx.mdx:3:51-3:61 error html-unsafe
      | vbscript:x
      Text cannot contain an address that runs code.
      Remove it.

    handbook/address.md:3:10-3:29 error html-unsafe
      | javascript:alert(1)
      Text cannot contain an address that runs code.
      Remove it.

    handbook/element-in-mdx.mdx:3:1-3:8 error html-unsafe
      | <script
      Text cannot contain the element "script".
      Remove it.

    handbook/element.md:3:1-3:8 error html-unsafe
      | <script
      Text cannot contain the element "script".
      Remove it.

    handbook/element.md:5:4-5:11 error html-unsafe
      | <iframe
      Text cannot contain the element "iframe".
      Remove it.

    handbook/event-in-mdx.mdx:3:4-3:11 error html-unsafe
      | onClick
      Text cannot contain the attribute "onclick".
      Remove it.

    handbook/event-in-mdx.mdx:5:4-5:11 error html-unsafe
      | onClick
      Text cannot contain the attribute "onclick".
      Remove it.

    handbook/event.md:3:18-3:25 error html-unsafe
      | onclick
      Text cannot contain the attribute "onclick".
      Remove it.

    handbook/event.md:5:30-5:37 error html-unsafe
      | ONERROR
      Text cannot contain the attribute "onerror".
      Remove it.

    handbook/link.md:3:8-3:27 error html-unsafe
      | javascript:alert(1)
      Text cannot contain an address that runs code.
      Remove it.

    handbook/link.md:3:55-3:71 error html-unsafe
      | data:text/html,x
      Text cannot contain an address that runs code.
      Remove it.

    handbook/link.md:5:6-5:25 error html-unsafe
      | JavaScript:alert(2)
      Text cannot contain an address that runs code.
      Remove it."
  `)
})

test('reports template-leftover with its location and fix', () => {
  expect(reportOf('template-leftover')).toMatchInlineSnapshot(`
    "handbook/block.md:4:1-4:11 warning template-leftover
      | {% if a %}
      "{% if a %}" is a tag of another generator; it is ignored.
      Write its meaning, or put it in code if readers should see it.

    handbook/liquid.mdx:3:3-3:21 warning template-leftover
      | {% include note %}
      "{% include note %}" is a tag of another generator; it is ignored.
      Write its meaning, or put it in code if readers should see it.

    handbook/markdown.md:3:8-3:26 warning template-leftover
      | {{ company.name }}
      "{{ company.name }}" is a tag of another generator; it is ignored.
      Write its meaning, or put it in code if readers should see it.

    handbook/markdown.md:3:31-3:54 warning template-leftover
      | {% include "note.md" %}
      "{% include "note.md" %}" is a tag of another generator; it is ignored.
      Write its meaning, or put it in code if readers should see it.

    handbook/markdown.md:7:8-7:22 warning template-leftover
      | {{ site.url }}
      "{{ site.url }}" is a tag of another generator; it is ignored.
      Write its meaning, or put it in code if readers should see it.

    handbook/markdown.md:7:36-7:46 warning template-leftover
      | {{ bold }}
      "{{ bold }}" is a tag of another generator; it is ignored.
      Write its meaning, or put it in code if readers should see it.

    handbook/mdx.mdx:3:8-3:21 warning template-leftover
      | {{ company }}
      "{{ company }}" is a tag of another generator; it is ignored.
      Write its meaning, or put it in code if readers should see it."
  `)
})

test('reports html-hidden with its location and fix', () => {
  expect(reportOf('html-hidden')).toMatchInlineSnapshot(`
    "handbook/block.md:3:1-3:23 error html-hidden
      | <div class="a" hidden>
      This element is hidden, so it is left out with its content.
      Remove it, or turn it into a comment: <!-- text -->.

    handbook/in-mdx.mdx:3:1-3:13 error html-hidden
      | <div hidden>
      This element is hidden, so it is left out with its content.
      Remove it, or turn it into a comment: {/* text */}.

    handbook/in-mdx.mdx:5:1-5:30 error html-hidden
      | <p style="visibility:hidden">
      This element is hidden, so it is left out with its content.
      Remove it, or turn it into a comment: {/* text */}.

    handbook/in-mdx.mdx:7:40-7:63 error html-hidden
      | <input type="hidden" />
      This element is hidden, so it is left out with its content.
      Remove it, or turn it into a comment: {/* text */}.

    handbook/line.md:3:5-3:46 error html-hidden
      | <span style="color: red; DISPLAY : none">
      This element is hidden, so it is left out with its content.
      Remove it, or turn it into a comment: <!-- text -->.

    handbook/line.md:3:64-4:24 error html-hidden
      | <b\\n  hidden="until-found">
      This element is hidden, so it is left out with its content.
      Remove it, or turn it into a comment: <!-- text -->."
  `)
})
