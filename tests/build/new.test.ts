/** `handbook new`, called as by a user: output, refusals, and that a refusal writes nothing. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { callHandbook } from '../support/command.ts'
import { contentFolder, filesBelow } from '../support/folders.ts'

const linkIndex = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bo, name: Bo, active: true }\n',
  'areas.yaml': '- { id: ops, title: Operations, owner: ada }\n- { id: edge, title: Edge, owner: ada }\n',
  'roles/pm.md': '# Product manager\n',
}
const at = ['--now', '2026-11-24T12:00:00Z']
const make = async (content: string, ...args: string[]) => {
  const { code, stdout, stderr } = await callHandbook(['new', ...args, '--content', content, ...at])
  return { code, stdout: stdout.replaceAll(content, 'CONTENT'), stderr: stderr.replaceAll(content, 'CONTENT') }
}

test('remaining work is listed, and keeps the entry unpublished', async () => {
  const content = contentFolder(linkIndex)
  expect(await make(content, 'opening', '--title', 'Product Manager, edge', '--role', 'pm')).toEqual({
    code: 0,
    stdout: 'CONTENT/openings/product-manager-edge.mdx\n',
    stderr:
      'Still to write: "posted", "validThrough", "employment", "location", "applyUrl", the text.\nIt is a draft: remove "draft: true" when it is ready.\n',
  })
  const check = () => callHandbook(['check', '--content', content, ...at])
  expect(await check()).toMatchObject({ code: 0, stdout: expect.stringContaining('0 errors and 6 warnings in 1 file') })
  const file = join(content, 'openings/product-manager-edge.mdx')
  writeFileSync(file, readFileSync(file, 'utf8').replace('draft: true\n', ''))
  expect(await check()).toMatchObject({ code: 1, stdout: expect.stringContaining('6 errors and 0 warnings in 1 file') })
})

describe('nothing is written', () => {
  test.each([
    [
      'with a value that the field does not take',
      ['opening', '--title', 'T', '--status', 'opne'],
      'Nothing was written, because of --status: "status" cannot be "opne". Did you mean "open"?\n',
    ],
    [
      'with a day that there is not',
      ['milestone', '--title', 'T', '--due', '2026-02-30'],
      'Nothing was written, because of --due: "2026-02-30" is not a valid date. February 2026 has 28 days; write an existing date as YYYY-MM-DD.\n',
    ],
    [
      'with a list that is none',
      ['changelog', '--title', 'T', '--authors', 'ada'],
      'Nothing was written, because of --authors: "authors" cannot be "ada": it takes a list. Write it as a list: [ada].\n',
    ],
    [
      'with a key within a value that there is not',
      ['insight', '--title', 'T', '--customer', '{ segmnt: energy }'],
      'Nothing was written, because of --customer: "customer" has no key "segmnt". Did you mean "segment"?\n',
    ],
    [
      'with an id that no entry has',
      ['feature', '--title', 'T', '--area', 'opps'],
      'Nothing was written: "t" would fail the check.\n\nThere is no area "opps". Did you mean "ops"?\n',
    ],
    [
      'for what is published at once with marks',
      ['changelog', '--title', 'T', '--status', 'published', '--type', 'fixed', '--features', '[]', '--authors', '[ada]'],
      'Nothing was written: "2026/11/t" would fail the check.\n\nA changelog entry needs "date". Date it became available to everyone; optional for drafts.\n"description" is still to be written, but this changelog entry is not a draft. Write it: One sentence for lists and feeds. Or make it a draft for now: "status: draft".\nA part of the text is still to be written, but this changelog entry is not a draft. Write it, and remove the marker. Or make it a draft for now: "status: draft".\n',
    ],
  ])('%s', async (_, args, stderr) => {
    const content = contentFolder(linkIndex)
    const files = filesBelow(content)
    expect(await make(content, ...args)).toEqual({ code: 2, stdout: '', stderr })
    expect(filesBelow(content)).toEqual(files)
  })
})

test('a list item is appended, as a draft while something is missing', async () => {
  const content = contentFolder(linkIndex)
  expect((await make(content, 'area', '--title', 'Trust')).stderr).toBe(
    'Still to write: "owner".\nIt is a draft: remove "draft: true" when it is ready.\n',
  )
  expect((await make(content, 'area', '--title', 'Scale', '--owner', 'bo')).stderr).toBe('')
  expect(readFileSync(join(content, 'areas.yaml'), 'utf8')).toBe(
    `${linkIndex['areas.yaml']}- id: trust\n  title: Trust\n  draft: true\n  owner: TODO # Owner: a person. One of: ada, bo\n- id: scale\n  title: Scale\n  owner: bo\n`,
  )
})

test('--help names every field of a kind with its help', async () => {
  const { code, stdout } = await callHandbook(['new', 'insights', '--help'])
  expect(code).toBe(0)
  expect(stdout.slice(stdout.indexOf('Keys of'))).toMatchInlineSnapshot(`
    "Keys of an insight; values are YAML, for example --key "[one, two]":
      --from         Issue, email or note that it comes from: backlog/ID, a file, or - for standard input. (optional)
      --customer     Reference of the customer, never a name; or { ref, segment, tier? }. Other insights may know the segment and plan.
      --roadmap      Roadmap item that it supports, added to --supports. (optional; id of roadmap)
      --on           Date of the observation. (date, YYYY-MM-DD)
      --source       Source of the insight. (interview, support, sales, analytics, community, survey)
      --rung         Strength of the evidence, 1 to 5; 5 is closest to real behaviour. (number)
      --statement    What the customer said or did. (text)
      --link         Link to the record. (optional; text)
      --supports     Roadmap items, issues or objectives it supports. (list of: id of roadmap or backlog or objectives)
      --recordedBy   Person who recorded it. (id of people)
      --audience     Audience; handbook.config.ts sets the default. (optional; public, staff)
      --draft        True while it is a draft. Drafts are not published and may contain TODO. (optional; true or false)
      --example      True for sample content to replace with your own. (optional; true or false)
      --formerly     Previous addresses ("/old/") or file paths ("handbook/old", or "old" in the same collection) to redirect here. (optional; list of: value)
      --owner        Owner: a person or role. (optional; id of people or roles)
      --review       Date of the last review, and the review interval. (optional; { last, every })
      --lang         Language of the text, for example "de". (optional; text)
      --searchWords  Other words people search for, for example "EOL". (optional; list of: text)
      --searchRank   Rank in search results: "low" for error codes, field lists and help for writers. Pages in its folder inherit it. (optional; normal, low)

    With --from, it takes what the issue, email or note says. Quoted replies, signatures, names and addresses of an email stay out.
    "
  `)
})
