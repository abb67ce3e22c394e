/** Existing images that can't be shown, or shouldn't be as they are. */
import { expect, test } from 'vitest'
import { onDisk, reportOnDisk, write } from './disk.ts'
import { reportOf } from './handbooks.ts'

test('reports image-invalid where the image is used, by its content', () => {
  expect(reportOf('image-invalid')).toMatchInlineSnapshot(`
    "changelog/entry.md:11:12-11:31 error image-invalid
      | ../handbook/cut.png
      The image "cut.png" is damaged or incomplete.
      Save or export it again, and replace the file.

    handbook/figure.mdx:3:14-3:25 error image-invalid
      | ./words.png
      "words.png" is not an image, despite its name.
      Save or export it again, and replace the file.

    handbook/page.md:3:10-3:19 error image-invalid
      | empty.png
      The image "empty.png" is empty.
      Save or export it again, and replace the file.

    handbook/page.md:3:34-3:45 error image-invalid
      | ./words.png
      "words.png" is not an image, despite its name.
      Save or export it again, and replace the file.

    handbook/page.md:5:10-5:24 error image-invalid
      | really-png.jpg
      "really-png.jpg" is PNG, despite its name.
      Rename it to "really-png.png", here too.

    handbook/page.md:5:40-5:54 error image-invalid
      | really-jpg.svg
      "really-jpg.svg" is JPG, despite its name.
      Rename it to "really-jpg.jpg", here too.

    handbook/page.md:7:8-7:15 error image-invalid
      | cut.png
      The image "cut.png" is damaged or incomplete.
      Save or export it again, and replace the file.

    handbook/page.md:7:24-7:31 error image-invalid
      | cut.jpg
      The image "cut.jpg" is damaged or incomplete.
      Save or export it again, and replace the file.

    handbook/page.md:7:40-7:48 error image-invalid
      | cut.webp
      The image "cut.webp" is damaged or incomplete.
      Save or export it again, and replace the file.

    handbook/page.md:7:57-7:64 error image-invalid
      | cut.svg
      The image "cut.svg" is damaged or incomplete.
      Save or export it again, and replace the file.

    handbook/page.md:9:13-9:25 error image-invalid
      | nameless.svg
      "nameless.svg" is not an image, despite its name.
      Save or export it again, and replace the file.

    handbook/page.md:13:11-13:20 error image-invalid
      | empty.png
      The image "empty.png" is empty.
      Save or export it again, and replace the file.

    handbook/page.md:15:10-15:20 error image-invalid
      | photo.heic
      Browsers do not show HEIC images.
      Save it as PNG, JPEG, WebP or SVG."
  `)
})

test('reports image-large, for 40 MB or more pixels than a screen', () => {
  expect(reportOnDisk(onDisk['image-large'] ?? (() => {}))).toMatchInlineSnapshot(`
    "handbook/page.md:1:10-1:19 warning image-large
      | heavy.png
      The image "heavy.png" has 40 MB; 5 MB is enough.
      Resize it to at most 2,000 pixels wide.

    handbook/page.md:3:9-3:17 warning image-large
      | wide.png
      The image "wide.png" has 268 million pixels, more than any screen shows.
      Resize it to at most 2,000 pixels wide.

    handbook/page.md:5:10-5:19 warning image-large
      | heavy.svg
      The image "heavy.svg" has 6 MB; 5 MB is enough.
      Remove what it embeds, or save it as PNG."
  `)
})

test('ignores images that no text uses', () => {
  expect(reportOnDisk((folder) => write(folder, { 'handbook/page.md': '[File](none.png)\n', 'handbook/none.png': '' }))).toBe('')
})
