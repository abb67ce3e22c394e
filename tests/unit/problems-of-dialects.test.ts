/** Markup of other generators, ids, callouts and unclosed tags. Each report covers a whole fixture, so extra problems would show. */
import { expect, test } from 'vitest'
import { reportOf } from './handbooks.ts'

test('reports html-unclosed with its location and fix', () => {
  expect(reportOf('html-unclosed')).toMatchInlineSnapshot(`
    "handbook/prose.md:3:5-3:14 warning html-unclosed
      | <details>
      "<details>" is never closed; it is shown as written.
      Add "</details>", or put the tag in code: "\`<details>\`".

    handbook/prose.md:5:3-5:6 warning html-unclosed
      | <b>
      "<b>" is never closed; it is shown as written.
      Add "</b>", or put the tag in code: "\`<b>\`".

    handbook/prose.md:7:1-7:15 warning html-unclosed
      | <a name="old">
      "<a name="old">" is never closed.
      Put "</a>" after it."
  `)
})

test('reports callout-invalid with its location and fix', () => {
  expect(reportOf('callout-invalid')).toMatchInlineSnapshot(`
    "handbook/kinds.md:3:5-3:12 warning callout-invalid
      | wraning
      There is no callout "wraning"; it is printed as "warning".
      The types are "note", "tip", "important", "warning", "caution".
      suggests warning

    handbook/kinds.md:7:4-7:11 warning callout-invalid
      | spoiler
      There is no callout "spoiler"; it is printed as "note".
      The types are "note", "tip", "important", "warning", "caution".
      suggests note

    handbook/kinds.md:13:5-13:12 warning callout-invalid
      | thought
      There is no callout "thought"; it is printed as "note".
      The types are "note", "tip", "important", "warning", "caution".
      suggests note

    handbook/marks.md:7:1-7:4 warning callout-invalid
      | :::
      ":::" ends a callout that never began; it is ignored.
      Remove the line.

    handbook/marks.md:9:1-9:12 warning callout-invalid
      | ::: warning
      "::: warning" begins a callout that never ends; it contains only the next paragraph.
      Put a line ":::" after it."
  `)
})

test('reports anchor-invalid with its location and fix', () => {
  expect(reportOf('anchor-invalid')).toMatchInlineSnapshot(`
    "handbook/ids.md:5:10-5:13 warning anchor-invalid
      | one
      The id "one" is used twice; links lead to line 3.
      Give one of the two another id.

    handbook/ids.md:7:11-7:17 warning anchor-invalid
      | #my id
      "my id" cannot be the id of a heading.
      Write letters, digits and hyphens, for example "{#on-call}", or leave it out.

    handbook/ids.md:9:10-9:11 warning anchor-invalid
      | #
      The id of this heading is empty.
      Write letters, digits and hyphens, for example "{#on-call}", or leave it out.

    handbook/ids.md:11:8-11:11 warning anchor-invalid
      | one
      The id "one" is used twice; links lead to line 3.
      Give one of the two another id.

    handbook/ids.md:15:11-15:15 warning anchor-invalid
      | five
      The id "five" is used twice; links lead to line 13.
      Give one of the two another id."
  `)
})

test('reports link-placeholder with its location and fix', () => {
  expect(reportOf('link-placeholder')).toMatchInlineSnapshot(`
    "handbook/page.md:3:24-3:26 warning link-placeholder
      | #_
      "#_" is a placeholder, not an address.
      Write the address, or remove the link.

    handbook/page.md:3:40-3:40 warning link-placeholder
      | 
      This link has no address.
      Write the address, or remove the link.

    handbook/page.md:3:55-3:57 warning link-placeholder
      | #!
      "#!" is a placeholder, not an address.
      Write the address, or remove the link."
  `)
})

test('reports key-foreign once per key, with its fix', () => {
  expect(reportOf('key-foreign')).toMatchInlineSnapshot(`
    "handbook/one.md:3:1-3:7 warning key-foreign
      | layout
      "layout" is front matter of another generator and has no effect here, in 2 places.
      Remove the key, or list it under "ignore" in handbook.config.ts.
      also here: handbook/two.md:3:1

    handbook/one.md:5:1-5:5 warning key-foreign
      | tags
      "tags" is front matter of another generator and has no effect here.
      Remove the key, or list it under "ignore" in handbook.config.ts."
  `)
})
