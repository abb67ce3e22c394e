/** Generates the manual's page of fields and the content templates from the schemas: `npm run fields`. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ourCollections } from '../src/collections/collections.ts'
import type { Collection } from '../src/collections/table.ts'
import { describeFields } from '../src/collections/fields/describe.ts'
import { exportedFields } from '../src/collections/backlog/export-schema.ts'
import { standInMark } from '../src/collections/fields/stand-in.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Returns the files by path below the project. */
export function generateFieldDocs(): Record<string, string> {
  const files: Record<string, string> = { 'docs/handbook/fields.md': printFieldsPage() }
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
        ? `\`${name}/\`: one file for each ${noun}, \`.mdx\` or \`.md\`${bare ? '' : ', or `.yaml` where there is no prose'}.`
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
    'description: Every key of every collection, what it takes and what it means.',
    'navOrder: 5',
    'owner: maintainers',
    '---',
    '',
    'The id of an entry is its path below the folder of its collection, without the ending. Names that begin with `_` are no entries, but for',
    '`_index.md`, the page of its folder. A folder of the sample has a `_template.mdx` to copy, and `npx handbook new KIND` makes an entry.',
    '',
    'Whatever you do not give to `new`, it asks for or leaves as `TODO`; until the last `TODO` is gone, keep the entry a draft: `status: draft` for',
    'pages, strategies and entries of the changelog, `draft: true` for all others. Drafts are not published, and `check` lists what they lack.',
    '',
    'These tables are written from the schemas by `npm run fields`.',
    '',
    ...tables,
  ].join('\n')
}

const exportDoc = `\`backlog/NAME.json\` is the export of an issue tracker, made with

\`\`\`sh
gh issue list --repo OWNER/NAME --state all --limit 10000 --json ${exportedFields} > src/content/backlog/NAME.json
\`\`\`

Each of its issues has the id \`NAME/NUMBER\`, for example in the scope of a milestone. Its kind, size, severity, priority, plan, area, status and
roadmap item come from its labels: \`bug\`, \`enhancement\`, \`security\` and the like, those that name their field (\`size/S\`,
\`priority/p2\` or \`priority/high\`, \`plan/Enterprise\`, \`area/devops\`), and those that \`issues\` in \`handbook.config.ts\` explains. Closed issues are done or closed; open ones with
a milestone are scheduled, with a priority triaged, all others new. An export is not edited: make it again.`

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
