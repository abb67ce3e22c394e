import { expect, test } from 'vitest'
import { makeRule, makeHeaders } from '../../src/outputs/headers.ts'
import { makeNginx } from '../../src/outputs/nginx.ts'
import { metaPolicyOf, policyOf } from '../../src/page/policy.ts'
import { handbookOf } from './handbooks.ts'

test('headers are below the base, with image hosts in the policy', () => {
  const { handbook } = handbookOf({ 'handbook/a.md': '![A](https://images.example/a.png)\n' }, { config: { base: '/base/' } })
  expect(makeHeaders(handbook)).toMatchInlineSnapshot(`
    "/base/*
      Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-4923wFMi4VnbdZ54zUlN4sh9EvmI/NhiclSGK7f9ZFk='; style-src 'self'; img-src 'self' data: https://images.example; media-src 'self' https://images.example; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
      X-Content-Type-Options: nosniff
      Referrer-Policy: strict-origin-when-cross-origin
      Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()

    /base/_assets/*
      Cache-Control: public, max-age=31536000, immutable

    /base/_files/*
      Cache-Control: public, max-age=31536000, immutable

    /base/_previews/*
      Cache-Control: public, max-age=31536000, immutable

    /base/pagefind/fragment/*
      Cache-Control: public, max-age=31536000, immutable

    /base/pagefind/index/*
      Cache-Control: public, max-age=31536000, immutable

    /base/pagefind/filter/*
      Cache-Control: public, max-age=31536000, immutable

    /base/pagefind/editions/fragment/*
      Cache-Control: public, max-age=31536000, immutable

    /base/pagefind/editions/index/*
      Cache-Control: public, max-age=31536000, immutable

    /base/pagefind/editions/filter/*
      Cache-Control: public, max-age=31536000, immutable

    /base/*.atom
      Content-Type: application/atom+xml; charset=utf-8

    /base/*.rss
      Content-Type: application/rss+xml; charset=utf-8

    /base/*/feed.json
      Content-Type: application/feed+json; charset=utf-8

    /base/*.md
      Content-Type: text/markdown; charset=utf-8

    /base/*.txt
      Content-Type: text/plain; charset=utf-8

    /base/*.ics
      Content-Type: text/calendar; charset=utf-8
    "
  `)
})

test('a policy names at most twenty hosts, because lines are limited', () => {
  const hosts = Array.from({ length: 21 }, (_, index) => `https://host-${index}.example`)
  expect(policyOf(hosts.slice(1))).toContain("media-src 'self' https://host-1.example")
  expect(policyOf(hosts)).toContain("img-src 'self' data: https:; media-src 'self' https:;")
})

test('long host names count as several', () => {
  const hosts = Array.from({ length: 8 }, (_, index) => `https://${'a'.repeat(120)}${index}.example`)
  expect(policyOf(hosts).length).toBeLessThan(2000)
  expect(policyOf(hosts)).toContain("media-src 'self' https:;")
})

test('pages have the same policy, except for what only a header can set', () => {
  expect(policyOf(['https://a.example'])).toBe(`${metaPolicyOf(['https://a.example'])}; frame-ancestors 'none'`)
})

test.each([
  'https://x;sandbox/a.png',
  'https://*/a.png',
  "https://x'self'/a.png",
  'https://x,y/a.png',
  'https://me@x.example/a.png',
  'https:// x/a.png',
])("the policy doesn't change with the image %s, which is an error", (address) => {
  const policy = (text: string) => {
    const { handbook, problems } = handbookOf({ 'handbook/a.mdx': text })
    return { line: makeHeaders(handbook).split('\n')[1], problems: problems.map(({ code, line, column }) => `${line}:${column} ${code}`) }
  }
  const { line } = policy('Text.\n')
  expect(policy(`![a](<${address}>)\n`)).toEqual({ line, problems: ['1:7 image-invalid'] })
  expect(policy(`<img src="${address}" alt="a" />\n`)).toEqual({ line, problems: ['1:11 image-invalid'] })
})

test.each([
  ['/a\n/b', { 'X-A': 'b' }],
  ['/a b', { 'X-A': 'b' }],
  ['/a', { 'X-A': 'b\n  X-C: d' }],
  ['/a', { 'X-A: b\n': 'c' }],
  ['/a', { 'X-A': 'ü' }],
])('whatever could end a header line is refused: %j %j', (path, headers) => {
  expect(() => makeRule(path, headers as Record<string, string>)).toThrow(/cannot be the path|is no header/)
})

test('nginx gets the same below the base; nothing in an address can end a value or name a variable', () => {
  const redirects = ['{ from: "/a\'b{c};d/", to: "/handbook/a/#b" }', '{ from: /x%20y/, to: "https://example.com/$uri?q=1#c" }']
  const { handbook, problems } = handbookOf(
    { 'handbook/a.md': '# A\n\n## B\n', 'redirects.yaml': redirects.map((each) => `- ${each}\n`).join('') },
    { config: { base: '/base', host: 'nginx' } },
  )
  expect(problems).toEqual([])
  const lines = makeNginx(handbook)
    .split('\n')
    .map((line) => line.replace(/^(location \^~ .*? \{ add_header .*?; add_header .*?) .*/, '$1 …'))
  expect(lines.filter((line) => /error_page|handbook_moved|nosniff";? always|feed|_headers|_files/.test(line))).toMatchInlineSnapshot(`
    [
      "charset_types text/css text/javascript text/xml application/javascript application/json application/xml application/atom+xml application/rss+xml application/feed+json text/markdown text/plain text/calendar;",
      "error_page 404 /base/404.html;",
      "error_page 403 =404 /base/404.html;",
      "add_header X-Content-Type-Options "nosniff" always;",
      "location ~ "^/base/.*/feed\\\\.json$" { types { } default_type application/feed+json; }",
      "location ^~ "/base/_files/" { add_header Cache-Control "public, max-age=31536000, immutable"; add_header Content-Security-Policy …",
      "location = "/base/a'b{c};d/" { set $handbook_to "/base/handbook/a/$is_args$args#b"; try_files /_redirects/none @handbook_moved; }",
      "location = "/base/x y/" { set $handbook_to "https://example.com/%24uri?q=1#c"; try_files /_redirects/none @handbook_moved; }",
      "location @handbook_moved { return 301 $handbook_to; }",
    ]
  `)
})
