/** Broken links, anchors and images. Each report covers a whole fixture, so extra problems would show. */
import { expect, test } from 'vitest'
import { reportOf } from './handbooks.ts'

test('reports link-missing with its location and fix', () => {
  expect(reportOf('link-missing')).toMatchInlineSnapshot(`
    "handbook/address.md:1:11-1:28 error link-missing
      | /handbook/sizing/
      The link "/handbook/sizing/" is broken.
      Did you mean "/handbook/planning/sizing/"?
      suggests /handbook/planning/sizing/
      fix /handbook/planning/sizing/

    handbook/address.md:1:39-1:51 error link-missing
      | /roles/none/
      The link "/roles/none/" is broken.
      Write links as file paths, relative to this file, for example "./element.mdx".

    handbook/element.mdx:1:15-1:25 error link-missing
      | ./gone.mdx
      The link "./gone.mdx" is broken.
      Write links as file paths, relative to this file, for example "./address.md".

    handbook/ending.md:1:16-1:27 error link-missing
      | ./sizing.md
      The link "./sizing.md" is broken.
      Did you mean "./planning/sizing.md"?
      suggests ./planning/sizing.md
      fix ./planning/sizing.md

    handbook/ending.md:1:40-1:56 error link-missing
      | nowhere.mdx#part
      The link "nowhere.mdx#part" is broken.
      Write links as file paths, relative to this file, for example "./address.md".

    handbook/folder.md:1:10-1:20 error link-missing
      | ../sizing/
      The link "../sizing/" is broken.
      Did you mean "./planning/sizing/"?
      suggests ./planning/sizing/
      fix ./planning/sizing/

    handbook/folder.md:1:30-1:37 error link-missing
      | planing
      The link "planing" is broken.
      Did you mean "./planning"?
      suggests ./planning

    handbook/html.md:1:20-1:29 error link-missing
      | ./gone.md
      The link "./gone.md" is broken.
      Write links as file paths, relative to this file, for example "./address.md".

    handbook/planning/sizing.md:1:19-1:42 error link-missing
      | ../../planning/index.md
      The link "../../planning/index.md" is broken.
      Did you mean "./index.md"?
      suggests ./index.md
      fix ./index.md

    handbook/reference.md:3:9-3:18 error link-missing
      | ./gone.md
      The link "./gone.md" is broken.
      Write links as file paths, relative to this file, for example "./address.md".

    redirects.yaml:2:7-2:25 error link-missing
      | /handbook/plannin/
      The redirect leads to "/handbook/plannin/", which is not a page.
      Did you mean "/handbook/planning/"?
      suggests /handbook/planning/ | /handbook/ending/ | /handbook/element/"
  `)
})

test('reports link-outside with its location and fix', () => {
  expect(reportOf('link-outside')).toMatchInlineSnapshot(`
    "handbook/page.md:1:11-1:20 warning link-outside
      | /pricing/
      "/pricing/" is not a page of the handbook.
      If another program on this host serves it, add it to "outside" in handbook.config.ts; if it is in a folder of the content, set "rootLinks"."
  `)
})

test('reports anchor-missing with its location and fix', () => {
  expect(reportOf('anchor-missing')).toMatchInlineSnapshot(`
    "handbook/empty.md:1:20-1:24 error anchor-missing
      | #one
      This page has no heading "#one".
      It has no headings.

    handbook/html.md:5:36-5:46 error anchor-missing
      | #big-stepz
      "Two" has no heading "#big-stepz".
      Did you mean "#big-steps"? Its headings are "#two", "#big-steps".
      suggests #big-steps
      fix #big-steps

    handbook/one.md:5:7-5:18 error anchor-missing
      | #small-step
      This page has no heading "#small-step".
      Did you mean "#small-steps"? Its headings are "#one", "#small-steps".
      suggests #small-steps
      fix #small-steps

    handbook/one.md:5:35-5:44 error anchor-missing
      | #bigsteps
      "Two" has no heading "#bigsteps".
      Did you mean "#big-steps"? Its headings are "#two", "#big-steps".
      suggests #big-steps
      fix #big-steps

    handbook/three.mdx:3:26-3:35 error anchor-missing
      | #big-step
      "Two" has no heading "#big-step".
      Did you mean "#big-steps"? Its headings are "#two", "#big-steps".
      suggests #big-steps
      fix #big-steps

    handbook/three.mdx:3:57-3:67 error anchor-missing
      | #bgi-steps
      "Two" has no heading "#bgi-steps".
      Did you mean "#big-steps"? Its headings are "#two", "#big-steps".
      suggests #big-steps
      fix #big-steps

    handbook/two.md:5:7-5:11 error anchor-missing
      | #zzz
      This page has no heading "#zzz".
      Its headings are "#two", "#big-steps".
      suggests #two | #big-steps

    redirects.yaml:2:21-2:32 error anchor-missing
      | #big-stepps
      "Two" has no heading "#big-stepps".
      Did you mean "#big-steps"? Its headings are "#two", "#big-steps".
      suggests #big-steps
      fix #big-steps"
  `)
})

test('reports image-missing with its location and fix', () => {
  expect(reportOf('image-missing')).toMatchInlineSnapshot(`
    "handbook/figure.mdx:3:14-3:30 error image-missing
      | ./img/boards.png
      There is no image "./img/boards.png".
      Did you mean "./img/board.png"?
      suggests ./img/board.png

    handbook/other.md:1:19-1:30 error image-missing
      | nothing.gif
      There is no image "nothing.gif".
      Put the file next to the text and write "./nothing.gif".

    handbook/page.md:1:10-1:20 error image-missing
      | ./bord.png
      There is no image "./bord.png".
      Did you mean "./img/board.png"?
      suggests ./img/board.png

    handbook/page.md:1:36-1:44 error image-missing
      | other.md
      There is no image "other.md".
      Put the file next to the text and write its path from there.

    handbook/root.md:1:20-1:33 error image-missing
      | /img/logo.png
      There is no image "/img/logo.png".
      Put the file next to the text and write "./logo.png". If such images are in a folder of the content, set "rootLinks" in handbook.config.ts."
  `)
})
