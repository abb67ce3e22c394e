/** What a folder on disk can have wrong and git cannot hold. */
import { expect, test } from 'vitest'
import { onDisk, reportOnDisk } from './disk.ts'

const report = (code: keyof typeof onDisk) => reportOnDisk(onDisk[code] ?? (() => {}))

test('reports a content folder that is not there', () => {
  expect(report('folder-missing').replace(/"\/.*"/, '"FOLDER"')).toMatchInlineSnapshot(`
    ":1:1-1:1 error folder-missing
      | 
      There is no folder "FOLDER".
      Name the content folder with --content DIR."
  `)
})

test('reports links on disk that lead in a circle, and reads the rest', () => {
  expect(report('folder-cycle')).toMatchInlineSnapshot(`
    "handbook/again:1:1-1:1 error folder-cycle
      | 
      This link on disk leads back to a folder that contains it.
      Remove the link.

    handbook/round.md:1:1-1:1 error folder-cycle
      | 
      This link on disk leads back to a folder that contains it.
      Remove the link."
  `)
})

test('reports a link on disk that leads nowhere', () => {
  expect(report('file-unreadable')).toMatchInlineSnapshot(`
    "handbook/dangling.md:1:1-1:1 error file-unreadable
      | 
      This link on disk leads nowhere.
      Remove it or mend its target."
  `)
})

test('reports files that are no text in UTF-8', () => {
  expect(report('file-binary')).toMatchInlineSnapshot(`
    "handbook/image.md:1:1-1:1 error file-binary
      | 
      This file is not text in UTF-8.
      Save it as UTF-8, or give it the ending of what it is.

    handbook/latin-1.md:1:1-1:1 error file-binary
      | 
      This file is not text in UTF-8.
      Save it as UTF-8, or give it the ending of what it is.

    handbook/utf-16.md:1:1-1:1 error file-binary
      | 
      This file is not text in UTF-8.
      Save it as UTF-8, or give it the ending of what it is.

    people.yaml:1:1-1:1 error file-binary
      | 
      This file is not text in UTF-8.
      Save it as UTF-8, or give it the ending of what it is."
  `)
})

test('reports a byte order mark, and counts columns without it', () => {
  expect(report('file-bom')).toMatchInlineSnapshot(`
    "handbook/mark.md:1:1-1:1 warning file-bom
      | 
      This file begins with a byte order mark.
      Save it as UTF-8 without one.

    handbook/mark.md:5:8-5:15 error link-missing
      | gone.md
      The link "gone.md" leads nowhere.
      Links are written from file to file, for example "../planning/sizing.mdx"."
  `)
})

test('reports Windows line ends, and finds lines and columns in spite of them', () => {
  expect(report('file-line-endings')).toMatchInlineSnapshot(`
    "handbook/mixed.md:2:8-2:8 warning file-line-endings
      | 
      This file ends its lines with CR and LF.
      Save it with LF alone, so that changes show as what they are.

    handbook/mixed.md:3:14-3:21 error link-missing
      | gone.md
      The link "gone.md" leads nowhere.
      Links are written from file to file, for example "../planning/sizing.mdx".

    handbook/windows.md:1:4-1:4 warning file-line-endings
      | 
      This file ends its lines with CR and LF.
      Save it with LF alone, so that changes show as what they are.

    handbook/windows.md:3:9-3:17 error value-invalid
      | finished
      "status" cannot be "finished".
      It can be "draft", "active", "superseded", "archived".
      suggests draft | active | superseded | archived

    handbook/windows.md:6:17-6:24 error link-missing
      | gone.md
      The link "gone.md" leads nowhere.
      Links are written from file to file, for example "../planning/sizing.mdx"."
  `)
})

test('reports a line that no tool can edit or compare', () => {
  expect(report('line-too-long')).toMatchInlineSnapshot(`
    "handbook/long.md:3:1-3:1 warning line-too-long
      | 
      Line 3 is longer than 20,000 characters.
      Break it, so that it can be edited and compared.

    handbook/long.md:3:30009-3:30016 error link-missing
      | gone.md
      The link "gone.md" leads nowhere.
      Links are written from file to file, for example "../planning/sizing.mdx"."
  `)
})
