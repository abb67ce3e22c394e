/** Faults in the tags of a body. Each report covers a whole fixture, so extra problems would show. */
import { expect, test } from 'vitest'
import { reportOf } from './handbooks.ts'

test('reports mdx-invalid with its location and fix', () => {
  expect(reportOf('mdx-invalid')).toMatchInlineSnapshot(`
    "features/log.mdx:9:6-9:7 error mdx-invalid
      | <
      MDX does not allow an address between "<" and ">".
      Write the bare address: "ada@example.com".

    handbook/attribute.mdx:3:1-3:2 error mdx-invalid
      | <
      The tag <Callout> cannot be read.
      Put the values of its attributes in quotes, and close it with ">" or "/>".

    handbook/brace.mdx:3:3-3:4 error mdx-invalid
      | {
      The brace "{" is never closed.
      For a literal brace write "\\{", or rename the file to .md.

    handbook/comment.mdx:3:1-3:2 error mdx-invalid
      | <
      MDX does not allow HTML comments.
      Write "{/* text */}", or rename the file to .md.

    handbook/crossed.mdx:5:11-5:12 error mdx-invalid
      | <
      "</div>" closes nothing: the tag <span> of line 5 is still open.
      Write "</span>" first.

    handbook/less.mdx:3:12-3:13 error mdx-invalid
      | <
      This "<" does not open a valid tag.
      For a literal "<" write "\\<", or rename the file to .md.

    handbook/stray.mdx:3:5-3:6 error mdx-invalid
      | <
      This tag closes nothing that is open.
      Remove it, or add the opening tag.

    handbook/unclosed.mdx:3:1-3:2 error mdx-invalid
      | <
      The tag <Callout> is never closed.
      Add "</Callout>", or write "<Callout />" if it is empty.

    handbook/value.mdx:3:10-3:11 error mdx-invalid
      | t
      The text between "{" and "}" is not a value.
      For a literal brace write "\\{"; remove tags of other generators; or rename the file to .md.

    handbook/void.mdx:3:4-3:5 error mdx-invalid
      | <
      The element <br> is not closed.
      Write "<br />", or rename the file to .md."
  `)
})

test('reports component-unknown with its location and fix', () => {
  expect(reportOf('component-unknown')).toMatchInlineSnapshot(`
    "handbook/custom.mdx:3:4-3:12 error component-unknown
      | my-chart
      There is no component "my-chart".
      The components are "Callout", "Details", "Figure", "Metric", "Person", "Ref", "Steps", "Tab", … (12 in all); for a literal "<" write "\\<".

    handbook/far.mdx:3:7-3:15 error component-unknown
      | Carousel
      There is no component "Carousel".
      The components are "Callout", "Details", "Figure", "Metric", "Person", "Ref", "Steps", "Tab", … (12 in all); for a literal "<" write "\\<".

    handbook/markdown.md:3:1-3:9 error component-unknown
      | <Callout
      Components such as "Callout" work in .mdx files only.
      Rename the file to .mdx.

    handbook/markdown.md:9:5-9:9 error component-unknown
      | <Ref
      Components such as "Ref" work in .mdx files only.
      Rename the file to .mdx.

    handbook/member.mdx:3:2-3:11 error component-unknown
      | Ui.Button
      There is no component "Ui.Button".
      The components are "Callout", "Details", "Figure", "Metric", "Person", "Ref", "Steps", "Tab", … (12 in all); for a literal "<" write "\\<".

    handbook/near.mdx:3:2-3:8 error component-unknown
      | Calout
      There is no component "Calout".
      Did you mean "Callout"?
      suggests Callout"
  `)
})

test('reports component-misplaced with its location and fix', () => {
  expect(reportOf('component-misplaced')).toMatchInlineSnapshot(`
    "handbook/cell.mdx:5:7-5:15 error component-misplaced
      | <Callout
      "Callout" must be between paragraphs, not inside a line.
      Put it on its own lines, with a blank line before and after.

    handbook/heading.mdx:3:7-3:15 error component-misplaced
      | <Callout
      "Callout" must be between paragraphs, not inside a line.
      Put it on its own lines, with a blank line before and after.

    handbook/sentence.mdx:3:8-3:16 error component-misplaced
      | <Callout
      "Callout" must be between paragraphs, not inside a line.
      Put it on its own lines, with a blank line before and after."
  `)
})

test('reports component-prop with its location and fix', () => {
  expect(reportOf('component-prop')).toMatchInlineSnapshot(`
    "handbook/attribute.mdx:3:11-3:30 error component-prop
      | {{ toString: "x" }}
      The attribute "href" of "a" cannot be {{ toString: "x" }}.
      Write text in quotes, or a number, true or false in braces.

    handbook/attribute.mdx:3:50-3:57 error component-prop
      | {["a"]}
      The attribute "id" of "b" cannot be {["a"]}.
      Write text in quotes, or a number, true or false in braces.

    handbook/attribute.mdx:5:10-5:16 error component-prop
      | {null}
      The attribute "title" of "p" cannot be {null}.
      Write text in quotes, or a number, true or false in braces.

    handbook/format.mdx:3:13-3:24 error component-prop
      | "audit-log"
      The prop "to" of "Ref" cannot be "audit-log".
      Write the collection and the id: COLLECTION/ID.

    handbook/kind.mdx:3:16-3:19 error component-prop
      | {3}
      The prop "title" of "Callout" cannot be 3: it takes text.
      Heading; defaults to the kind.

    handbook/kind.mdx:5:10-5:15 error component-prop
      | title
      The prop "title" of "Callout" has no value.
      Heading; defaults to the kind.

    handbook/kind.mdx:7:16-7:18 error component-prop
      | ""
      The prop "title" of "Callout" cannot be "": it may not be empty.
      Heading; defaults to the kind.

    handbook/missing.mdx:3:5-3:9 error component-prop
      | <Ref
      "Ref" needs the prop "to".
      The entry, as COLLECTION/ID; a heading may follow as #ID.

    handbook/missing.mdx:5:1-5:8 error component-prop
      | <Figure
      "Figure" needs the prop "alt".
      Alt text: what the image shows.

    handbook/unknown.mdx:3:10-3:13 error component-prop
      | typ
      "Callout" has no prop "typ".
      Did you mean "type"?
      suggests type

    handbook/value.mdx:3:15-3:24 error component-prop
      | "wanring"
      The prop "type" of "Callout" cannot be "wanring".
      Did you mean "warning"?
      suggests warning

    handbook/value.mdx:7:8-7:16 error component-prop
      | 'danger'
      The prop "type" of "Callout" cannot be "danger".
      It can be "note", "tip", "important", "warning", "caution"."
  `)
})

test('reports text-too-deep with its location and fix', () => {
  expect(reportOf('text-too-deep')).toMatchInlineSnapshot(`
    "handbook/brackets.mdx:3:1003-3:1004 error text-too-deep
      | [
      This is nested too deeply to be printed.
      Remove some levels.

    handbook/elements.md:5:646-5:647 error text-too-deep
      | <
      This is nested too deeply to be printed.
      Remove some levels.

    handbook/lists.mdx:5:121-5:122 error text-too-deep
      | -
      This is nested too deeply to be printed.
      Remove some levels.

    handbook/quotes.md:3:241-3:242 error text-too-deep
      | >
      This is nested too deeply to be printed.
      Remove some levels.

    handbook/tags.mdx:3:361-3:362 error text-too-deep
      | <
      This is nested too deeply to be printed.
      Remove some levels."
  `)
})
