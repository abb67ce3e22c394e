/** `handbook import` of exports from Notion and Confluence. */
import { expect, test } from 'vitest'
import { errorsIn, importFrom, pixel } from './imports.ts'

const [team, child, other, table] = ['0', '1', '2', '3'].map((digit) => digit.repeat(32))

test('notion: Markdown and HTML, without ids in names', async () => {
  const { code, files, report, content } = await importFrom('notion', {
    [`Team ${team}.md`]: `# Team\n\n[Child](Team%20${team}/Child%20page%20${child}.md) ![x](Team%20${team}/pic%20a.png)\n\n<aside>\n💡 Note this.\n\n</aside>\n`,
    [`Team ${team}/Child page ${child}.md`]: '# Child page\n\nText.\n',
    [`Team ${team}/pic a.png`]: pixel,
    [`Team ${team}/Table ${table}.csv`]: 'a,b\n',
    [`Other ${other}.html`]: `<html><head><style>x{}</style></head><body><article class="page sans"><header><h1 class="page-title">Other page</h1></header><div class="page-body"><p>Hello <strong>you</strong>, <a href="Team%20${team}.md">team</a></p><figure class="callout"><div><span class="icon">💡</span></div><div>Mind this.</div></figure><ul class="toggle"><li><details open=""><summary>More</summary><p>Inside</p></details></li></ul><ul class="to-do-list"><li><div class="checkbox checkbox-on"></div> <span>Done</span></li></ul></div></article></body></html>`,
  })
  expect(code).toBe(0)
  expect(Object.keys(files)).toEqual([
    'handbook/Other.md',
    'handbook/Team/child-page.md',
    'handbook/Team/index.md',
    'handbook/Team/pic-a.png',
  ])
  expect(files['handbook/Team/index.md']).toContain('[Child](./child-page.md) ![x](./pic-a.png)')
  expect(files['handbook/Other.md']).toMatchInlineSnapshot(`
    "---
    title: Other page
    ---

    Hello **you**, [team](./Team/index.md)

    > [!NOTE]
    >
    > 💡
    >
    > Mind this.

    More

    Inside

    - ☑ Done
    "
  `)
  expect(report).toContain(`  Team ${team}/Table ${table}.csv It is the table of a database, whose rows are pages.`)
  expect(await errorsIn(content)).toEqual([])
})

test('confluence: pages in the order of the tree, with boxes, code and attachments', async () => {
  const page = (title: string, above: string, text: string) =>
    `<html><body><ol id="breadcrumbs"><li><a href="index.html">Team</a></li>${above}</ol><h1 id="title-heading"><span id="title-text"> Team : ${title} </span></h1><div id="main-content">${text}</div></body></html>`
  const { code, files, report, content } = await importFrom('confluence', {
    'index.html': '<html><body>Team</body></html>',
    'Home_1.html': page('Home', '', '<p>Go to <a href="Setup_2.html">Setup</a></p><h2>Why</h2>'),
    'Setup_2.html': page(
      'Setup &amp; more',
      '<li><a href="Home_1.html">Home</a></li>',
      '<div class="confluence-information-macro confluence-information-macro-note"><p class="title">Careful</p><div class="confluence-information-macro-body"><p>It bites.</p></div></div><div class="code panel"><div class="codeContent panelContent"><pre class="syntaxhighlighter-pre" data-syntaxhighlighter-params="brush: java; gutter: false">int a = 1;\nint b;</pre></div></div><p><img src="attachments/2/3.png"></p><div data-macro-name="jira-chart"><p>Chart</p></div><table><tbody><tr><th>A</th></tr><tr><td>b</td></tr></tbody></table>',
    ),
    'attachments/2/3.png': pixel,
    'styles/site.css': 'x',
    'Broken_4.html': '<html><body><p>Nothing</p></body></html>',
  })
  expect(code).toBe(1)
  expect(Object.keys(files)).toEqual(['handbook/attachments/2/3.png', 'handbook/home/index.md', 'handbook/home/setup-and-more.md'])
  expect(files['handbook/home/index.md']).toBe('---\ntitle: Home\n---\n\nGo to [Setup](./setup-and-more.md)\n\n## Why\n')
  expect(files['handbook/home/setup-and-more.md']).toMatchInlineSnapshot(`
    "---
    title: Setup & more
    ---

    > [!WARNING] Careful
    >
    > It bites.

    \`\`\`java
    int a = 1;
    int b;
    \`\`\`

    ![](../attachments/2/3.png)

    Chart

    | A |
    | - |
    | b |
    "
  `)
  expect(report).toContain('  Setup_2.html The macro "jira-chart" has no counterpart; its content stays.')
  expect(report).toContain('  Broken_4.html It has no element "main-content", so it is not a page of an export.')
  expect(await errorsIn(content)).toEqual([])
})
