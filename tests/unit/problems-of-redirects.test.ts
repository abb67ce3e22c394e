/** Hidden content and redirects. Each report covers a whole fixture, so extra problems would show. */
import { expect, test } from 'vitest'
import { reportOf } from './handbooks.ts'

test('reports link-to-hidden with its location and fix', () => {
  expect(reportOf('link-to-hidden')).toMatchInlineSnapshot(`
    "handbook/page.md:1:9-1:17 error link-to-hidden
      | staff.md
      "Staff" is for staff, but this page is public.
      Remove the link, or set "audience: staff" here.

    handbook/page.md:1:31-1:44 error link-to-hidden
      | draft.md#part
      "Draft" is not published yet.
      Remove the link until then.

    handbook/page.md:1:60-1:76 error link-to-hidden
      | /handbook/staff/
      "Staff" is for staff, but this page is public.
      Remove the link, or set "audience: staff" here.

    handbook/ref.mdx:1:10-1:24 error link-to-hidden
      | handbook/staff
      "Staff" is for staff, but this page is public.
      Remove the link, or set "audience: staff" here.

    handbook/ref.mdx:1:41-1:55 error link-to-hidden
      | handbook/draft
      "Draft" is not published yet.
      Remove the link until then."
  `)
})

test('reports redirect-chain with its location and fix', () => {
  expect(reportOf('redirect-chain')).toMatchInlineSnapshot(`
    "redirects.yaml:2:7-2:10 error redirect-chain
      | /b/
      "/b/" redirects to "/handbook/page/".
      Write "/handbook/page/".
      suggests /handbook/page/
      fix /handbook/page/

    redirects.yaml:4:7-4:9 error redirect-chain
      | /c
      "/c/" redirects to "/handbook/page/".
      Write "/handbook/page/".
      suggests /handbook/page/
      fix /handbook/page/

    redirects.yaml:7:20-7:25 error redirect-chain
      | "/a/"
      "/a/" redirects to "/handbook/page/".
      Write "/handbook/page/".
      suggests /handbook/page/
      fix "/handbook/page/"

    redirects.yaml:9:7-9:18 error redirect-chain
      | /and-round/
      The redirect from "/round/" is part of a loop.
      Point one of them to a page.

    redirects.yaml:11:7-11:14 error redirect-chain
      | /round/
      The redirect from "/and-round/" is part of a loop.
      Point one of them to a page.

    redirects.yaml:13:7-13:13 error redirect-chain
      | /self/
      The redirect from "/self/" is part of a loop.
      Point one of them to a page."
  `)
})

test('reports redirect-shadows with its location and fix', () => {
  expect(reportOf('redirect-shadows')).toMatchInlineSnapshot(`
    "handbook/other.md:2:12-2:19 error redirect-shadows
      | page.md
      "/handbook/page/" is the address of a page (handbook/page.md), so it cannot redirect.
      Remove the redirect, or move the page.

    redirects.yaml:3:9-3:17 error redirect-shadows
      | /search/
      "/search/" is the address of a page, so it cannot redirect.
      Remove the redirect, or move the page.

    redirects.yaml:5:9-5:19 error redirect-shadows
      | /handbook/
      "/handbook/" is the address of a page, so it cannot redirect.
      Remove the redirect, or move the page."
  `)
})
