/** One bare template and a Pagefind search page, for generators without a default theme. */
import type { SearchUse } from '../tool.ts'

export const pagefind = { pagefind: '1.6.0' }

export const styles = `body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; color: #222; background: #fff }
h1, h2 { line-height: 1.2 }
table { border-collapse: collapse }
td, th { border: 1px solid #ccc; padding: 0.3rem 0.6rem }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #181818 } a { color: #8ab4f8 } }
`

/** The page template, given the generator's placeholders. */
export function template({ title, description, content }: Record<'title' | 'description' | 'content', string>): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<meta name="description" content="${description}">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">Handbook</a> <a href="/search/">Search</a></header>
<main data-pagefind-body>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`
}

/** A search page as in Pagefind's documentation. */
export const searchPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Search</title>
<link rel="stylesheet" href="/style.css">
<link rel="stylesheet" href="/pagefind/pagefind-ui.css">
<script src="/pagefind/pagefind-ui.js"></script>
</head>
<body>
<div id="search"></div>
<script>window.addEventListener('DOMContentLoaded', () => new PagefindUI({ element: '#search' }))</script>
</body>
</html>
`

export const search: SearchUse = {
  result: '.pagefind-ui__result-link',
  async ask(page, origin, query) {
    await page.goto(`${origin}/search/`)
    await page.locator('.pagefind-ui__search-input').fill(query)
  },
}
