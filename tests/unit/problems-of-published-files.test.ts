/** Files that can't be published as they are. Each report covers a whole fixture, so extra problems would show. */
import { expect, test } from 'vitest'
import { reportOf } from './handbooks.ts'

test('reports file-type-refused where the file is named, by its type and content', () => {
  expect(reportOf('file-type-refused')).toMatchInlineSnapshot(`
    "handbook/page.mdx:1:8-1:19 error file-type-refused
      | ./evil.html
      "evil.html" has a file type that is not published: a browser or server might run it.
      Publish an image, a video, a document (.pdf, .docx, …), plain data (.txt, .csv, …), or a .zip.

    handbook/page.mdx:1:31-1:38 error file-type-refused
      | evil.js
      "evil.js" has a file type that is not published: a browser or server might run it.
      Publish an image, a video, a document (.pdf, .docx, …), plain data (.txt, .csv, …), or a .zip.

    handbook/page.mdx:1:50-1:70 error file-type-refused
      | /handbook/report.pdf
      "report.pdf" contains HTML or XML, despite its name.
      Export it in the format of its name.

    handbook/page.mdx:3:15-3:27 error file-type-refused
      | evil.php.jpg
      "evil.php.jpg" has a file type that is not published: a browser or server might run it.
      Publish an image, a video, a document (.pdf, .docx, …), plain data (.txt, .csv, …), or a .zip.

    handbook/page.mdx:5:11-5:23 error file-type-refused
      | ./script.svg
      "script.svg" holds a script in line 2.
      Remove it, or save the drawing as PNG. It is left out of the published file.

    handbook/page.mdx:5:53-5:62 error file-type-refused
      | event.svg
      "event.svg" holds the attribute "onclick" in line 2.
      Remove it, or save the drawing as PNG. It is left out of the published file.

    handbook/page.mdx:7:14-7:27 error file-type-refused
      | ./address.svg
      "address.svg" holds an address that runs code in line 3.
      Remove it, or save the drawing as PNG. It is left out of the published file."
  `)
})

test('reports image-reduced with what the drawing loses', () => {
  expect(reportOf('image-reduced')).toMatchInlineSnapshot(`
    "handbook/page.md:1:6-1:14 warning image-reduced
      | html.svg
      "html.svg" loses the element "foreignObject" of line 3 when it is published.
      Use only shapes, text and resources inside the file, or save it as PNG.

    handbook/page.md:3:6-3:15 warning image-reduced
      | style.svg
      "style.svg" loses a style that loads something of line 2 when it is published.
      Use only shapes, text and resources inside the file, or save it as PNG.

    handbook/page.md:5:6-5:15 warning image-reduced
      | image.svg
      "image.svg" loses "image" with an address elsewhere of line 2 when it is published.
      Use only shapes, text and resources inside the file, or save it as PNG.

    handbook/page.md:7:6-7:15 warning image-reduced
      | paint.svg
      "paint.svg" loses "fill" with an address of line 2 when it is published.
      Use only shapes, text and resources inside the file, or save it as PNG."
  `)
})

test('reports metadata-kept where customers get the file', () => {
  expect(reportOf('metadata-kept')).toMatchInlineSnapshot(`
    "handbook/page.md:1:10-1:20 warning metadata-kept
      | prices.pdf
      "prices.pdf" is published with the name of its author, "Ada Park".
      If readers should not see it, remove it in the program that made the file.

    handbook/page.md:3:8-3:17 warning metadata-kept
      | plan.docx
      "plan.docx" is published with the name of its author, "Bo Lind".
      If readers should not see it, remove it in the program that made the file."
  `)
})
