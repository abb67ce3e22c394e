/** Forms in the browser: their fields, and what saving one does to a file. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { changeEntry } from '../../src/authoring/forms/entry-text.ts'
import { cmsCollections } from '../../src/authoring/forms/cms-config.ts'
import { entryOptions } from '../../src/authoring/forms/cms.ts'
import { openOutput } from '../../src/files/output.ts'
import { openForms } from '../../src/forms/open-forms.ts'
import { writeSiteForms } from '../../src/forms/site-forms.ts'
import { loadSettings } from '../../src/settings.ts'
import { projectRoot } from '../support/command.ts'
import { contentFolder, filesBelow, temporaryFolder } from '../support/folders.ts'

const now = '2026-11-24T11:59:59Z'

describe.each([
  ['the sample', 'src/content', 'handbook.config.ts'],
  ['the manual', 'docs', 'docs/handbook.config.ts'],
])('%s', (_, content, config) => {
  test('saving an entry that was not changed keeps each byte of its file', async () => {
    const open = openForms(await loadSettings({ content: join(projectRoot, content), config: join(projectRoot, config), now }))
    expect(open.documents.length).toBeGreaterThan(100)
    for (const found of open.documents)
      expect(changeEntry(found, JSON.parse(found.text), open.compilation.handbook.config), found.path).toBe(found.entry.text)
  })
})

const company = {
  'handbook/index.md': '# Handbook\n',
  'people.yaml': '- { id: ada, name: Ada, active: true }\n',
  'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
  'meetings/first.md': '---\ntitle: First\non: 2026-11-02\n---\n\nWe met.\n',
}

test('the form of a list, with what its fields offer', async () => {
  const { forms } = openForms(await loadSettings({ content: contentFolder(company), config: join(projectRoot, 'handbook.config.ts'), now }))
  const areas = cmsCollections(forms).find(({ name }) => name === 'areas')
  const { fields, ...about } = areas as { fields: { name: string }[] }
  expect(about).toMatchInlineSnapshot(`
    {
      "editor": {
        "preview": false,
      },
      "extension": "json",
      "folder": "areas",
      "format": "json",
      "icon": "category",
      "identifier_field": "title",
      "label": "Areas",
      "label_singular": "Area",
      "name": "areas",
      "slug": {
        "editable": [
          "create",
        ],
        "hint": "Permanent id that other entries refer to.",
        "template": "{{title}}",
      },
      "sortable_fields": {
        "fields": [
          "title",
        ],
      },
      "summary": "{{title}}",
      "thumbnail": false,
    }
  `)
  expect(fields.slice(0, 5)).toMatchInlineSnapshot(`
    [
      {
        "hint": "Name of the area.",
        "label": "Title",
        "name": "title",
        "required": true,
        "use_emoji_autocomplete": false,
        "widget": "string",
      },
      {
        "hint": "Owner: a person.",
        "label": "Owner",
        "name": "owner",
        "options": {
          "entries": [
            "people",
          ],
        },
        "required": true,
        "widget": "select",
      },
      {
        "hint": "Strategy pillar it belongs to.",
        "label": "Pillar",
        "name": "pillar",
        "required": false,
        "use_emoji_autocomplete": false,
        "widget": "string",
      },
      {
        "hint": "Audience; handbook.config.ts sets the default.",
        "label": "Audience",
        "name": "audience",
        "options": [
          {
            "label": "Public",
            "value": "public",
          },
          {
            "label": "Staff",
            "value": "staff",
          },
        ],
        "required": false,
        "widget": "select",
      },
      {
        "default": false,
        "hint": "True while it is a draft. Drafts are not published and may contain TODO.",
        "label": "Draft",
        "name": "draft",
        "required": false,
        "widget": "boolean",
      },
    ]
  `)
  expect(entryOptions(forms)['people']).toEqual([{ label: 'Ada (ada)', value: 'ada' }])
})

test("a company's own collection has a form", async () => {
  const settings = await loadSettings({
    content: contentFolder(company),
    config: join(projectRoot, 'tests/company/handbook.config.ts'),
    now,
  })
  const meetings = cmsCollections(openForms(settings).forms).find(({ name }) => name === 'meetings')
  expect(meetings).toMatchObject({ label: 'Meetings', label_singular: 'Meeting', folder: 'meetings' })
  expect((meetings as { fields: { name: string }[] }).fields.slice(0, 3)).toMatchObject([
    { name: 'title', widget: 'string', required: true },
    { name: 'on', widget: 'datetime', type: 'date', required: true },
    { name: 'body', widget: 'text' },
  ])
})

describe('on a site', () => {
  const build = async (audience: string, forms: string) => {
    const content = contentFolder(company)
    const config = join(content, '../handbook.config.mjs')
    writeFileSync(config, `export default { title: 'T', organisation: 'O', site: 'https://example.com', ${forms} }\n`)
    const out = openOutput(temporaryFolder())
    writeSiteForms(await loadSettings({ content, config, audience, now }), out)
    return out
  }
  const backend = "forms: { backend: { name: 'gitlab', repo: 'group/sub/book', appId: 'abc', server: 'https://git.example.com' } }"

  test.each([
    ['public', backend],
    ['public', ''],
    ['staff', ''],
    ['staff', 'forms: false'],
  ])('for %s with "%s" there are none', async (audience, forms) => {
    expect(filesBelow((await build(audience, forms)).folder)).toEqual([])
  })

  test('for staff with a backend there are, with the files of the repository', async () => {
    const out = await build('staff', backend)
    expect(filesBelow(out.folder)).toEqual([
      'admin/forms.css',
      'admin/index.html',
      'admin/mono.woff2',
      'admin/sans.woff2',
      'admin/start.js',
      'admin/sveltia-cms.js',
      'admin/symbols.woff2',
    ])
    const html = readFileSync(out.file('admin/index.html'), 'utf8')
    const { config, local } = JSON.parse(/id="forms-data">(.*?)<\/script>/s.exec(html)?.[1] ?? '')
    expect(local).toBeUndefined()
    expect(config).toMatchObject({
      publish_mode: 'editorial_workflow',
      backend: {
        name: 'gitlab',
        repo: 'group/sub/book',
        branch: 'main',
        base_url: 'https://git.example.com',
        api_root: 'https://git.example.com/api/v4',
        app_id: 'abc',
        auth_type: 'pkce',
      },
    })
    const [handbook, lists] = ['handbook', 'lists'].map((name) => config.collections.find((each: { name: string }) => each.name === name))
    expect(handbook).toMatchObject({ folder: 'handbook', extension: 'md', format: 'yaml-frontmatter' })
    expect(lists.files.map(({ file }: { file: string }) => file)).toContain('people.yaml')
    expect(html).toContain("connect-src 'self' data: blob: https://git.example.com;")
    expect(readFileSync(out.file('admin/sveltia-cms.js'), 'utf8')).not.toContain('cdn.jsdelivr.net')
  })
})
