/** Faults of a folder on disk that git can't store. */
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readFolder } from '../../src/sources/folder.ts'
import { decided, decisionSince, editionOf, onDisk, reportOnDisk, sinceEdition, temporaryFolder, write } from './disk.ts'

const report = (code: keyof typeof onDisk) => reportOnDisk(onDisk[code] ?? (() => {}))

test('reports a missing content folder', () => {
  expect(report('folder-missing').replace(/"\/.*"/, '"FOLDER"')).toMatchInlineSnapshot(`
    ":1:1-1:1 error folder-missing
      | 
      There is no folder "FOLDER".
      Set the content folder with --content DIR."
  `)
})

test('reports cycles of symbolic links, and reads the rest', () => {
  expect(report('folder-cycle')).toMatchInlineSnapshot(`
    "handbook/again:1:1-1:1 error folder-cycle
      | 
      This symbolic link leads back to a folder that contains it.
      Remove the link.

    handbook/round.md:1:1-1:1 error folder-cycle
      | 
      This symbolic link leads back to a folder that contains it.
      Remove the link."
  `)
})

test('reports symbolic links out of the content folder, and follows none of them', () => {
  expect(report('file-outside')).toMatchInlineSnapshot(`
    "handbook/file.md:1:1-1:1 error file-outside
      | 
      This symbolic link leads out of the content folder, or to hidden files in it.
      Replace it with a copy of its target.

    handbook/folder:1:1-1:1 error file-outside
      | 
      This symbolic link leads out of the content folder, or to hidden files in it.
      Replace it with a copy of its target.

    handbook/hidden.txt:1:1-1:1 error file-outside
      | 
      This symbolic link leads out of the content folder, or to hidden files in it.
      Replace it with a copy of its target.

    handbook/indirect.txt:1:1-1:1 error file-outside
      | 
      This symbolic link leads out of the content folder, or to hidden files in it.
      Replace it with a copy of its target."
  `)
})

test('reads each folder once, and reports symbolic links to folders already read', () => {
  expect(report('folder-twice')).toMatchInlineSnapshot(`
    "handbook/pictures:1:1-1:1 error folder-twice
      | 
      This folder is already read under another path.
      Remove the link, and refer to the files by their own path.

    handbook/two:1:1-1:1 error folder-twice
      | 
      This folder is already read under another path.
      Remove the link, and refer to the files by their own path."
  `)
})

test('a ladder of symbolic links costs no more than its folders', () => {
  const folder = temporaryFolder()
  const depth = 24
  for (let level = 0; level < depth; level++) {
    write(folder, { [`handbook/f${level}/page.md`]: 'Text.\n' })
    for (const side of ['left', 'right']) symlinkSync(`../f${level + 1}`, join(folder, `handbook/f${level}/${side}`))
  }
  write(folder, { [`handbook/f${depth}/page.md`]: 'Text.\n' })
  const { files, problems } = readFolder(folder)
  expect(files).toHaveLength(depth + 1)
  expect(problems.map(({ code }) => code)).toEqual(Array.from({ length: 2 * depth }, () => 'folder-twice'))
})

test('reports a broken symbolic link', () => {
  expect(report('file-unreadable')).toMatchInlineSnapshot(`
    "handbook/dangling.md:1:1-1:1 error file-unreadable
      | 
      This symbolic link is broken.
      Remove it or fix its target."
  `)
})

test("reports files that aren't UTF-8 text", () => {
  expect(report('file-binary')).toMatchInlineSnapshot(`
    "handbook/image.md:1:1-1:1 error file-binary
      | 
      This file is not text in UTF-8.
      Save it as UTF-8, or give it the right file extension.

    handbook/latin-1.md:1:1-1:1 error file-binary
      | 
      This file is not text in UTF-8.
      Save it as UTF-8, or give it the right file extension.

    handbook/utf-16.md:1:1-1:1 error file-binary
      | 
      This file is not text in UTF-8.
      Save it as UTF-8, or give it the right file extension.

    people.yaml:1:1-1:1 error file-binary
      | 
      This file is not text in UTF-8.
      Save it as UTF-8, or give it the right file extension."
  `)
})

test("reports a byte order mark, and doesn't count it in columns", () => {
  expect(report('file-bom')).toMatchInlineSnapshot(`
    "handbook/mark.md:1:1-1:1 warning file-bom
      | 
      This file begins with a byte order mark.
      Save it as UTF-8 without one.

    handbook/mark.md:5:8-5:15 error link-missing
      | gone.md
      The link "gone.md" is broken.
      Write links as file paths, relative to this file."
  `)
})

test('reports Windows line endings, and still finds lines and columns', () => {
  expect(report('file-line-endings')).toMatchInlineSnapshot(`
    "handbook/mixed.md:2:8-2:8 warning file-line-endings
      | 
      This file has Windows line endings (CRLF).
      Save it with LF line endings, so that diffs show only real changes.

    handbook/mixed.md:3:14-3:21 error link-missing
      | gone.md
      The link "gone.md" is broken.
      Write links as file paths, relative to this file, for example "./mac.md".

    handbook/windows.md:1:4-1:4 warning file-line-endings
      | 
      This file has Windows line endings (CRLF).
      Save it with LF line endings, so that diffs show only real changes.

    handbook/windows.md:3:9-3:17 error value-invalid
      | finished
      "status" cannot be "finished".
      It can be "draft", "active", "superseded", "archived".
      suggests draft | active | superseded | archived

    handbook/windows.md:6:17-6:24 error link-missing
      | gone.md
      The link "gone.md" is broken.
      Write links as file paths, relative to this file, for example "./mac.md"."
  `)
})

test('reports a line too long to edit or compare', () => {
  expect(report('line-too-long')).toMatchInlineSnapshot(`
    "handbook/long.md:3:1-3:1 warning line-too-long
      | 
      Line 3 is longer than 20,000 characters.
      Break it up, so that it can be edited and compared.

    handbook/long.md:3:30009-3:30016 error link-missing
      | gone.md
      The link "gone.md" is broken.
      Write links as file paths, relative to this file."
  `)
})

test('reports targets and owners that changed since the last edition without an explanation', () => {
  expect(report('change-unexplained')).toMatchInlineSnapshot(`
    "objectives/speed.yaml:3:8-3:10 error change-unexplained
      | bo
      The owner of "Work without waiting" was ada in the edition "autumn" and is bo now, but "changes" doesn't say why.
      Add this to "changes" in "strategy/plan.yaml": - { on: 2026-11-24, note: "Owner of Work without waiting: …" }

    objectives/speed.yaml:7:76-7:77 error change-unexplained
      | 5
      The target of "Wait" was 3 s in the edition "autumn" and is 5 s now, but "changes" doesn't say why.
      Add this to "changes" in "strategy/plan.yaml": - { on: 2026-11-24, note: "Target of Wait: …" }

    strategy/plan.yaml:4:8-4:10 error change-unexplained
      | bo
      The owner of "Strategy" was ada in the edition "autumn" and is bo now, but "changes" doesn't say why.
      Add this to "changes" in "strategy/plan.yaml": - { on: 2026-11-24, note: "Owner of Strategy: …" }"
  `)
})

test.each([
  ['a line since then', '[{ on: 2026-10-02, note: We know more. }]', {}],
  ['a line of that very day', '[{ on: 2026-10-01, note: We know more. }]', {}],
  ['no edition yet', '[]', { 'editions.yaml': '[]\n' }],
  ['an edition that is to come', '[]', { 'editions.yaml': '- { name: winter, commit: "0000000", date: 2027-01-01 }\n' }],
])("doesn't report them with %s", (_, changes, files) => {
  expect(reportOnDisk((folder) => editionOf(folder, changes, files))).toBe('')
})

test('a line from before the edition explains nothing', () => {
  const old = reportOnDisk((folder) => editionOf(folder, '[{ on: 2026-09-30, note: We knew less. }]'))
  expect(old.match(/change-unexplained/g)).toHaveLength(3)
})

test.each([
  ['formerly', 'formerly: [pm]\n', ''],
  ['redirects.yaml', '', '- { from: /roles/pm/, to: /roles/product/ }\n'],
])('an owner is the same if the role has a new id: %s', (_, key, redirects) => {
  const strategy = (owner: string) =>
    `title: Strategy\nscope: product\nstatus: active\nowner: ${owner}\napprovers: [ada]\neffective: 2026-01-01\nchanges: []\n`
  const role = (more: string) => `---\ntitle: Product manager\n${more}---\n\nText.\n`
  const since = (owner: string, more: Record<string, string>) => (folder: string) =>
    sinceEdition(
      folder,
      { 'strategy/plan.yaml': strategy('pm'), 'roles/pm.md': role('') },
      { 'strategy/plan.yaml': strategy(owner), 'roles/product.md': role(key), ...more },
    )
  const moved = { 'roles/pm.md': '', ...(redirects !== '' && { 'redirects.yaml': redirects }) }
  expect(reportOnDisk(since('product', moved))).not.toContain('change-unexplained')
  expect(reportOnDisk(since('ada', moved))).toContain('change-unexplained')
})

test('reports each part of an accepted decision that differs from the last edition', () => {
  expect(report('decision-rewritten')).toMatchInlineSnapshot(`
    "decisions/0001-two-tiers.md:2:8-2:19 error decision-rewritten
      | Three tiers
      "Three tiers" was accepted in the edition "autumn"; its title was "Two tiers" there and is "Three tiers" now.
      Restore it, and record the change as a new decision: \`npx handbook new decision --title 'Successor to Three tiers' --supersedes '[0001-two-tiers]'\`

    decisions/0001-two-tiers.md:3:9-3:17 error decision-rewritten
      | rejected
      "Three tiers" was accepted in the edition "autumn"; its status was "accepted" there and is "rejected" now.
      Restore it, and record the change as a new decision: \`npx handbook new decision --title 'Successor to Three tiers' --supersedes '[0001-two-tiers]'\`

    decisions/0001-two-tiers.md:4:5-4:15 error decision-rewritten
      | 2026-05-02
      "Three tiers" was accepted in the edition "autumn"; its day was "2026-05-01" there and is "2026-05-02" now.
      Restore it, and record the change as a new decision: \`npx handbook new decision --title 'Successor to Three tiers' --supersedes '[0001-two-tiers]'\`

    decisions/0001-two-tiers.md:5:17-5:19 error decision-rewritten
      | bo
      "Three tiers" was accepted in the edition "autumn"; its list of deciders was "ada" there and is "ada, bo" now.
      Restore it, and record the change as a new decision: \`npx handbook new decision --title 'Successor to Three tiers' --supersedes '[0001-two-tiers]'\`

    decisions/0001-two-tiers.md:6:11-6:20 error decision-rewritten
      | people/bo
      "Three tiers" was accepted in the edition "autumn"; its list of what it affects was "people/ada" there and is "people/bo" now.
      Restore it, and record the change as a new decision: \`npx handbook new decision --title 'Successor to Three tiers' --supersedes '[0001-two-tiers]'\`

    decisions/0001-two-tiers.md:11:11-11:16 error decision-rewritten
      | three
      "Three tiers" was accepted in the edition "autumn"; its text differs from here on.
      Restore it, and record the change as a new decision: \`npx handbook new decision --title 'Successor to Three tiers' --supersedes '[0001-two-tiers]'\`"
  `)
})

const path = 'decisions/0001-two-tiers.md'
test.each<[string, Record<string, string>]>([
  ['nothing', {}],
  ['that it is deprecated', { [path]: decided.replace('accepted', 'deprecated') }],
  [
    'by what it is superseded',
    {
      [path]: decided.replace('accepted', 'superseded'),
      'decisions/0002-no-tiers.md': decided.replace('Two tiers', 'No tiers').replace('affects:', 'supersedes: [0001-two-tiers]\naffects:'),
    },
  ],
  [
    'who was heard, and by when it is confirmed',
    { [path]: decided.replace('affects:', 'consulted: [bo]\nconfirmBy: 2027-01-01\naffects:') },
  ],
  ['where its lines end', { [path]: decided.replace('as [', 'as\n[').replace('\nhas', ' has') }],
  ['where its links lead', { [path]: decided.replace('example.com/ada', 'example.com/staff/ada') }],
  ['the name of its file', { [path]: '', 'decisions/0001-tiers.md': decided.replace('affects:', 'formerly: [0001-two-tiers]\naffects:') }],
])('an accepted decision may change: %s', (_, files) => {
  expect(reportOnDisk((folder) => decisionSince(folder, files))).toBe('')
})

test('an example may be rewritten, but not a decision that has become one', () => {
  const example = decided.replace('affects:', 'example: true\naffects:')
  const rewritten = decided.replace('Two tiers', 'Three tiers')
  expect(reportOnDisk((folder) => sinceEdition(folder, { [path]: example }, { [path]: rewritten }))).toBe('')
  const since = reportOnDisk((folder) => decisionSince(folder, { [path]: rewritten.replace('affects:', 'example: true\naffects:') }))
  expect(since.match(/error decision-rewritten/g)).toHaveLength(1)
})

test('an id in what a decision affects may change with that entry, but not otherwise', () => {
  const renamed = { 'people.yaml': '- { id: lovelace, name: Ada, active: true }\n- { id: bo, name: Bo, active: true }\n' }
  const decision = decided.replace('[ada]', '[lovelace]').replace('people/ada', 'people/lovelace')
  expect(reportOnDisk((folder) => decisionSince(folder, { ...renamed, [path]: decision }))).toBe('')
  const more = decision.replace('people/lovelace', 'people/lovelace, people/bo')
  expect(reportOnDisk((folder) => decisionSince(folder, { ...renamed, [path]: more }))).toMatchInlineSnapshot(`
    "decisions/0001-two-tiers.md:6:11-6:26 error decision-rewritten
      | people/lovelace
      "Two tiers" was accepted in the edition "autumn"; its list of what it affects was "people/ada" there and is "people/lovelace, people/bo" now.
      Restore it, and record the change as a new decision: \`npx handbook new decision --title 'Successor to Two tiers' --supersedes '[0001-two-tiers]'\`"
  `)
})

test.each([
  ['a text cut short', decided.replace('\nhas it.', '')],
  ['a text of which nothing is left', decided.slice(0, decided.indexOf('\n## Decision'))],
  ['a text that goes on', `${decided}\nAnd more.\n`],
  [
    'another name for its file',
    decided.replace('There are two', 'There is one').replace('affects:', 'formerly: [0001-two-tiers]\naffects:'),
  ],
])('reports %s once', (name, text) => {
  const files = name.startsWith('another') ? { [path]: '', 'decisions/0001-tiers.md': text } : { [path]: text }
  expect(reportOnDisk((folder) => decisionSince(folder, files)).match(/decision-rewritten\n {2}\| .*/g)).toHaveLength(1)
})
test('reports an edition whose commit is missing, and nothing that depends on it', () => {
  expect(report('edition-missing')).toMatchInlineSnapshot(`
    "editions.yaml:1:27-1:36 warning edition-missing
      | "0123abc"
      The commit "0123abc" of the edition "spring" is not in this repository.
      This folder is not in a git repository; build from a clone. Until then the edition is skipped."
  `)
  const gone = { 'editions.yaml': '- { name: autumn, commit: "0000000", date: 2026-10-01 }\n' }
  expect(reportOnDisk((folder) => editionOf(folder, '[]', gone))).toMatchInlineSnapshot(`
    "editions.yaml:1:27-1:36 warning edition-missing
      | "0000000"
      The commit "0000000" of the edition "autumn" is not in this repository.
      Fetch its branch, or correct the commit. Until then the edition is skipped."
  `)
})

test('counts what is invalid in old texts today, once per code', () => {
  expect(report('edition-unread')).toMatchInlineSnapshot(`
    "editions.yaml:1:11-1:17 warning edition-unread
      | spring
      The edition "spring" has problems of the kind component-unknown by the current rules: 2 times, first in handbook/x.mdx.
      No action needed: unreadable parts are left out, and the rest stays as it was.

    editions.yaml:1:11-1:17 warning edition-unread
      | spring
      The edition "spring" has problems of the kind key-unknown by the current rules: once, in handbook/triage.md.
      No action needed: unreadable parts are left out, and the rest stays as it was."
  `)
})

test('reports a redaction that matches nothing', () => {
  expect(report('withheld-unknown')).toMatchInlineSnapshot(`
    "editions.yaml:2:25-2:43 error withheld-unknown
      | handbook/triaje.md
      No commit has a file "handbook/triaje.md", so nothing is redacted.
      Did you mean "handbook/triage.md"?
      suggests handbook/triage.md

    editions.yaml:3:55-3:65 error withheld-unknown
      | "0123abcd"
      "handbook/triage.md" has no revision "0123abcd", so nothing is redacted.
      Use one of its commits; "git log --follow" lists them.

    editions.yaml:4:52-4:65 error withheld-unknown
      | No such words
      No revision of "handbook/triage.md" has these words, so nothing is redacted.
      Let \`npx handbook edition withhold --help\` write it: the words must match the text exactly."
  `)
})

test("reports a redaction that matches today's handbook", () => {
  expect(report('withheld-today')).toMatchInlineSnapshot(`
    "editions.yaml:1:25-1:43 warning withheld-today
      | handbook/triage.md
      The document is also in the current handbook, in "handbook/triage.md".
      Remove it there as well: redactions apply only to editions.

    editions.yaml:2:25-2:43 warning withheld-today
      | handbook/triage.md
      This revision is also in the current handbook, in "handbook/triage.md".
      Remove it there as well: redactions apply only to editions.

    editions.yaml:3:25-3:43 warning withheld-today
      | handbook/triage.md
      The redacted text is also in the current handbook, in "handbook/triage.md".
      Remove it there as well: redactions apply only to editions."
  `)
})

test('reports an edition whose commit changed', () => {
  expect(
    report('edition-moved')
      .replace(/[0-9a-f]{40}/g, 'NEW')
      .replace(/"[0-9a-f]{10}"/g, '"ID"'),
  ).toMatchInlineSnapshot(`
    "editions.yaml:1:27-1:67 warning edition-moved
      | NEW
      The edition "spring" used to show the commit "ID"; now it shows "ID".
      Editions never change: restore its commit, and cut a new edition with another name."
  `)
})

test("reports anchors of editions that today's pages lack, and how to keep them", () => {
  expect(report('anchor-lost')).toMatchInlineSnapshot(`
    "handbook/new.md:1:1-1:1 warning anchor-lost
      | 
      The edition "spring" has an anchor "#lost-on-the-way" on this page, but the page no longer has it.
      Put <a id="lost-on-the-way"></a> where its text is now, or at the nearest match.

    handbook/sizing.md:1:1-1:1 warning anchor-lost
      | 
      The edition "spring" has an anchor "#spot" on this page, but the page no longer has it.
      Put <a id="spot"></a> where its text is now, or at the nearest match.

    handbook/sizing.md:3:1-3:19 warning anchor-lost
      | ## How we estimate
      The edition "spring" has an anchor "#how-we-size" on this page, but the page no longer has it.
      The nearest is "#how-we-estimate". To keep the old anchor, write "How we estimate {#how-we-size}".

    handbook/two.mdx:7:1-7:15 warning anchor-lost
      | ## First parts
      The edition "spring" has an anchor "#first-part" on this page, but the page no longer has it.
      The nearest is "#first-parts". To keep the old anchor, put <a id="first-part"></a> above it.

    handbook/two.mdx:11:1-11:17 warning anchor-lost
      | ## Another thing
      The edition "spring" has an anchor "#second-part" on this page, but the page no longer has it.
      The nearest is "#another-thing". To keep the old anchor, put <a id="second-part"></a> above it."
  `)
})

test('reports broken edition URLs, and where to redirect them', () => {
  expect(report('url-lost')).toMatchInlineSnapshot(`
    "editions.yaml:1:11-1:17 error url-lost
      | spring
      The edition "spring" has a page "/handbook/gone/", but nothing is at that address now.
      Add "- { from: /handbook/gone/, to: none }" to redirects.yaml if it is gone for good; else name the page that comes nearest.

    editions.yaml:1:11-1:17 error url-lost
      | spring
      The edition "spring" has a page "/handbook/planning/", but nothing is at that address now.
      It is now "/handbook/plans/": add "- { from: /handbook/planning/, to: /handbook/plans/ }" to redirects.yaml, or run \`npx handbook check --fix\`.
      suggests /handbook/plans/

    editions.yaml:1:11-1:17 error url-lost
      | spring
      The edition "spring" has a page "/handbook/planning/sizing/", but nothing is at that address now.
      It is now "/handbook/plans/sizing/": add "- { from: /handbook/planning/sizing/, to: /handbook/plans/sizing/ }" to redirects.yaml, or run \`npx handbook check --fix\`.
      suggests /handbook/plans/sizing/

    editions.yaml:1:11-1:17 error url-lost
      | spring
      The edition "spring" has a page "/handbook/process/", but nothing is at that address now.
      Add "- { from: /handbook/process/, to: none }" to redirects.yaml if it is gone for good; else name the page that comes nearest.

    editions.yaml:1:11-1:17 error url-lost
      | spring
      The edition "spring" has a page "/handbook/process/triage/", but nothing is at that address now.
      Did you mean "/handbook/daily/triage/"? Add "- { from: /handbook/process/triage/, to: /handbook/daily/triage/ }" to redirects.yaml, or "to: none" if it was removed on purpose.
      suggests /handbook/daily/triage/"
  `)
})

const withoutIds = (text: string) => text.replace(/\b[0-9a-f]{40}\b/g, 'WHOLE').replace(/\b[0-9a-f]{10}\b/g, 'COMMIT')

test("reports an earlier configuration that can't be read without running it", () => {
  expect(withoutIds(report('defaults-unknown')).replace(/\d{4}-\d\d-\d\d/, 'DAY')).toMatchInlineSnapshot(`
    ":1:1-1:1 warning defaults-unknown
      | 
      The staff defaults in the configuration of commit COMMIT can't be read without running it, so older texts without an audience are for staff, up to DAY.
      Write "audience" in handbook.config.ts without spreads, imports and calls, and set "opened" to the day from which customers may read the past."
  `)
})

test('reports an edition whose commit is in no branch', () => {
  expect(withoutIds(report('edition-unmerged'))).toMatchInlineSnapshot(`
    "editions.yaml:1:27-1:67 warning edition-unmerged
      | WHOLE
      The commit "COMMIT" of the edition "spring" is not in the history of the current branch, so other clones may lack it.
      Merge its branch; after a rebase, use the commit that replaced it."
  `)
})

test('reports renamed editions, unless their URLs are redirected', () => {
  expect(withoutIds(report('edition-gone'))).toMatchInlineSnapshot(`
    "editions.yaml:1:11-1:16 warning edition-gone
      | march
      The edition "mistake" is no longer in the list, and nothing is at "/editions/mistake/".
      Restore its name, because others may link to it; if it was never published, add "- { from: /editions/mistake/, to: none }" to redirects.yaml.

    editions.yaml:1:11-1:16 warning edition-gone
      | march
      The edition "spring" is called "march" now, and nothing is at "/editions/spring/".
      Restore its name, because others may link to it; if it was never published, add "- { from: /editions/spring/, to: /editions/march/ }" to redirects.yaml.

    editions.yaml:1:11-1:16 warning edition-gone
      | march
      The edition "summer" is called "march" now, and nothing is at "/editions/summer/".
      Restore its name, because others may link to it; if it was never published, add "- { from: /editions/summer/, to: /editions/march/ }" to redirects.yaml."
  `)
})
