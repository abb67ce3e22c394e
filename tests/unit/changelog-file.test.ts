import { expect, test } from 'vitest'
import { makeChangelog } from '../../src/outputs/changelog-file.ts'
import { checkedOf, entry } from './broadcasts.ts'
import { handbookOf } from './handbooks.ts'

test('the product in the Keep a Changelog format', () => {
  expect(makeChangelog(checkedOf().handbook)).toMatchInlineSnapshot(`
    "# Changelog

    What changed for people who use the product, in the format of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).

    ## Unreleased

    ### Added

    - [Come later](https://handbook.example.com/changelog/next/): Come later, described.

    ## [2.11] - 2026-03-10

    ### Fixed

    - [Mend the queue](https://handbook.example.com/changelog/fix/): Mend the queue, described.

    ## [2.10] - 2026-02-10 [YANKED]

    It lost messages.

    ## [2.9] - 2026-01-10

    **Logs & more**

    ### Added

    - [Export the \\<log> & keep it](https://handbook.example.com/changelog/logs/): Export the \\<log> & keep it, described.

    ### Changed

    - **Breaking:** [Ask for a token](https://handbook.example.com/changelog/breaks/): Ask for a token, described. What to do: Make a token.

    [2.11]: https://handbook.example.com/releases/2.11/

    [2.10]: https://handbook.example.com/releases/2.10/

    [2.9]: https://handbook.example.com/releases/2.9/
    "
  `)
})

test('a product without versions uses dates', () => {
  const { handbook } = handbookOf({
    'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
    'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
    'changelog/one.md': entry('One', 'type: changed\ndate: 2026-01-09\nstatus: published'),
    'changelog/two.md': entry('Two', 'type: fixed\ndate: 2026-02-09\nstatus: published'),
  })
  expect(makeChangelog(handbook).match(/^## .*$/gm)).toEqual(['## 2026-02-09', '## 2026-01-09'])
})

test('titles are text, whatever they contain', () => {
  const title = '# *a* [b](c) <script> `d` @all'
  const { handbook } = checkedOf({ 'changelog/odd.md': entry(title, 'type: fixed\ndate: 2026-03-01\nstatus: published') })
  expect(makeChangelog(handbook)).toContain('- [# \\*a\\* \\[b\\](c) \\<script> \\`d\\` @all](https://handbook.example.com/changelog/odd/)')
})

test('links may point elsewhere', () => {
  const text = makeChangelog(checkedOf().handbook, (path) => `docs${path.slice(0, -1)}.md`)
  expect(text).toContain('- [Mend the queue](docs/changelog/fix.md): Mend the queue, described.')
  expect(text).toContain('[2.11]: docs/releases/2.11.md')
})
