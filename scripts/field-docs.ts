/** Generates the manual's reference pages and the content templates from the schemas: `npm run fields`. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ourCollections } from '../src/collections/collections.ts'
import type { Collection } from '../src/collections/table.ts'
import { describeFields } from '../src/collections/fields/describe.ts'
import { exportedFields } from '../src/collections/backlog/export-schema.ts'
import { generateReference } from './reference-docs.ts'
import { standInMark } from '../src/collections/fields/stand-in.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Returns the files by path below the project. */
export function generateFieldDocs(): Record<string, string> {
  const files: Record<string, string> = { 'docs/handbook/fields.md': printFieldsPage(), ...generateReference() }
  const { folders, of } = ourCollections
  for (const name of folders) files[`src/content/${name}/_template.mdx`] = printTemplate(of(name))
  return files
}

function printFieldsPage(): string {
  const { names, of } = ourCollections
  const tables = names.map((name) => {
    const { form, noun, schema, bare, within } = of(name)
    const where =
      form === 'folder'
        ? `\`${name}/\`: one file for each ${noun}, \`.mdx\` or \`.md\`${bare ? '' : ', or `.yaml` if it has no text'}.`
        : within
          ? `Items \`- ${name}: { … }\` of the list \`${within}.yaml\`.`
          : `\`${name}.yaml\`: a list.`
    const rows = describeFields(schema).map(
      ({ name: field, isRequired, takes, meaning }) =>
        `| \`${field}\` | ${isRequired ? 'yes' : ''} | ${escapeCell(takes)} | ${escapeCell(meaning)} |`,
    )
    const more = name === 'backlog' ? [exportDoc, ''] : []
    return [`## ${name}`, '', where, '', ...more, '| Key | Required | Takes | Meaning |', '| --- | --- | --- | --- |', ...rows, ''].join(
      '\n',
    )
  })
  return [
    '---',
    'title: Fields',
    'description: Every key of every collection, its type and its meaning.',
    'navOrder: 5',
    'owner: maintainers',
    '---',
    '',
    "An entry's id is its path below the folder of its collection, without the extension. Files whose names start with `_` aren't entries, except",
    '`_index.md`, the page of its folder. Each folder of the sample has a `_template.mdx` to copy; `npx handbook new KIND` creates an entry.',
    '',
    '`new` asks for missing values or leaves them as `TODO`. Until the last `TODO` is gone, keep the entry a draft: `status: draft` for pages,',
    "strategies and changelog entries, `draft: true` for all others. Drafts aren't published, and `check` lists what's missing.",
    '',
    'These tables are generated from the schemas with `npm run fields`.',
    '',
    ...tables,
  ].join('\n')
}

const exportDoc = `\`backlog/NAME.json\` is an export from an issue tracker, created with

\`\`\`sh
gh issue list --repo OWNER/NAME --state all --limit 10000 --json ${exportedFields} > src/content/backlog/NAME.json
\`\`\`

Each issue has the id \`NAME/NUMBER\`, for example in the scope of a milestone. Its kind, size, severity, priority, plan, area, status and
roadmap item come from its labels: common ones such as \`bug\`, \`enhancement\` and \`security\`, labels that name their field (\`size/S\`,
\`priority/p2\` or \`priority/high\`, \`plan/Enterprise\`, \`area/devops\`), and labels that you map under \`issues\` in \`handbook.config.ts\`.
Closed issues are done or closed. Open issues with a milestone are scheduled, those with a priority are triaged, and all others are new.
Don't edit an export; export it again.`

function printTemplate({ schema, noun }: Collection): string {
  const lines = describeFields(schema).map(({ name: field, isRequired, takes, meaning }) => {
    const says = `# ${meaning}${meaning ? ' ' : ''}(${isRequired ? '' : 'optional; '}${takes})`
    return `${says}\n${isRequired ? '' : '# '}${field}:`
  })
  return `---\n${lines.join('\n')}\n---\n\n${standInMark}: Write the text of the ${noun} here.\n`
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|')
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [path, text] of Object.entries(generateFieldDocs())) {
    const folder = join(root, path, '..')
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true })
    writeFileSync(join(root, path), text)
  }
