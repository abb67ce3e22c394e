/** Faults of files. Each report covers a whole fixture, so extra problems would show. */
import { expect, test } from 'vitest'
import { reportOf } from './handbooks.ts'

test('reports folder-unknown with its location and fix', () => {
  expect(reportOf('folder-unknown')).toMatchInlineSnapshot(`
    "attic:1:1-1:1 warning folder-unknown
      | 
      "attic" is not a collection; it is ignored.
      Move it into "handbook/", map it to a collection under "folders" in handbook.config.ts, or start its name with "." to exclude it.

    figures.yaml:1:1-1:1 warning folder-unknown
      | 
      "figures.yaml" is not a collection; it is ignored.
      Start its name with "." to exclude it.

    notes:1:1-1:1 warning folder-unknown
      | 
      "notes" is not a collection; it is ignored.
      Move it into "handbook/", map it to a collection under "folders" in handbook.config.ts, or start its name with "." to exclude it."
  `)
})

test('reports file-left-out with its location and fix, but not for a template or the page of a folder', () => {
  expect(reportOf('file-left-out')).toMatchInlineSnapshot(`
    "changelog/_index.md:1:1-1:1 warning file-left-out
      | 
      This text is ignored: the list page of this collection has no text.
      Move it to a page of the handbook.

    handbook/_drafts:1:1-1:1 warning file-left-out
      | 
      The 2 texts in it are ignored, because the name of the folder begins with "_".
      Name it "drafts", or start its name with "." to exclude it.

    handbook/_intro.md:1:1-1:1 warning file-left-out
      | 
      This text is ignored, because its name begins with "_".
      Name it "intro.md", or start its name with "." to exclude it."
  `)
})

test('reports file-type-unknown with its location and fix', () => {
  expect(reportOf('file-type-unknown')).toMatchInlineSnapshot(`
    "features/audit-log.json:1:1-1:1 error file-type-unknown
      | 
      A file of "features" cannot end in ".json"; it is ignored.
      Write it as .md, .mdx or .yaml, or start its name with "." to exclude it.

    handbook/sizes.yaml:1:1-1:1 error file-type-unknown
      | 
      A file of "handbook" cannot end in ".yaml"; it is ignored.
      Write it as .md or .mdx, or start its name with "." to exclude it."
  `)
})

test('reports file-empty with its location and fix', () => {
  expect(reportOf('file-empty')).toMatchInlineSnapshot(`
    "handbook/blank.md:1:1-1:1 warning file-empty
      | 
      This file is empty.
      Write its text, or delete it.

    handbook/nothing.md:1:1-1:1 warning file-empty
      | 
      This file is empty.
      Write its text, or delete it.

    people.yaml:1:1-1:1 warning file-empty
      | 
      This file is empty.
      Write its text, or delete it."
  `)
})

test('reports front-matter-missing with its location and fix', () => {
  expect(reportOf('front-matter-missing')).toMatchInlineSnapshot(`
    "features/none.md:1:1-1:1 error front-matter-missing
      | 
      A feature needs front matter, but this file has none.
      Put the keys between two lines "---" at the top of the file.

    features/rule.md:1:1-1:1 error front-matter-missing
      | 
      A feature needs front matter, but this file has none.
      Put the keys between two lines "---" at the top of the file.

    handbook/json.md:1:1-1:1 error front-matter-missing
      | 
      The front matter is JSON; it must be YAML.
      Write it between two lines "---", each key as "key: value".

    handbook/late.md:3:1-3:1 error front-matter-missing
      | 
      Front matter must begin in line 1; there are blank lines before it.
      Remove them.

    handbook/toml.md:1:1-1:1 error front-matter-missing
      | 
      The front matter is TOML; it must be YAML.
      Write it between two lines "---", each key as "key: value".

    handbook/unclosed.md:1:1-1:1 error front-matter-missing
      | 
      The front matter that begins here is never closed.
      Put a line "---" after its last key.

    handbook/unopened.md:1:1-1:1 error front-matter-missing
      | 
      The front matter has no opening line.
      Put a line "---" above line 1."
  `)
})

test('reports yaml-invalid with its location and fix', () => {
  expect(reportOf('yaml-invalid')).toMatchInlineSnapshot(`
    "handbook/alias.md:2:8-2:15 error yaml-invalid
      | *nobody
      Text cannot begin with "*".
      Put the text in quotes.
      fix "*nobody"

    handbook/bracket.md:2:11-2:12 error yaml-invalid
      | [
      A list that begins with "[" is never closed.
      Add the "]".

    handbook/colon.md:2:8-2:30 error yaml-invalid
      | Pricing: what it costs
      This line has a second colon.
      Put text that contains a colon in quotes.
      fix "Pricing: what it costs"

    handbook/indent.md:4:1-4:2 error yaml-invalid
      |  
      The indentation of this line does not match the lines it belongs to.
      Indent it by 2 spaces, like those above.

    handbook/quote.md:2:8-2:9 error yaml-invalid
      | "
      A text in quotes is never closed.
      Add the closing quotation mark.

    handbook/sign.md:2:8-2:13 error yaml-invalid
      | @home
      Text cannot begin with "@".
      Put the text in quotes.
      fix "@home"

    handbook/tab.md:3:1-4:2 error yaml-invalid
      | \\tlast: 2026-01-01\\n\\t
      A tab indents this line.
      Indent with spaces.
      fix   last: 2026-01-01
      

    handbook/twice.md:4:1-4:6 error yaml-invalid
      | title
      This key appears twice.
      Remove one of the two.
      first given here: handbook/twice.md:2:1

    people.yaml:2:9-2:23 error yaml-invalid
      | Ada: the first
      This line has a second colon.
      Put text that contains a colon in quotes.
      fix "Ada: the first""
  `)
})
