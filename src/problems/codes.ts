/** Every code, its severity and what it says. Codes are permanent: others filter by them and link to their pages. */
import type { Severity } from './problem.ts'

interface Code {
  severity: Severity
  /** One line for lists of codes (SARIF rules, the documentation's index). */
  summary: string
}

const error = (summary: string): Code => ({ severity: 'error', summary })
const warning = (summary: string): Code => ({ severity: 'warning', summary })

const table = {
  // The folder
  'folder-missing': error('The content folder is not there.'),
  'folder-unknown': warning('A file or folder at the top of the content folder belongs to no collection.'),
  'folder-cycle': error('A link on disk leads back to a folder that contains it.'),
  'file-type-unknown': warning('A file in a collection has an ending that is not read.'),
  'file-unreadable': error('A file cannot be read.'),
  'file-binary': error('A text file holds binary data or is not UTF-8.'),
  'file-empty': warning('A file holds no text.'),
  'file-bom': warning('A file begins with a byte order mark.'),
  'file-line-endings': warning('A file ends its lines in the Windows way.'),
  'line-too-long': warning('A line is too long to be edited or compared.'),
  // Front matter and data
  'front-matter-missing': error('The front matter, or its opening line, is missing.'),
  'yaml-invalid': error('The front matter or data file is not YAML that can be read.'),
  'key-unknown': error('A key that the collection does not have.'),
  'key-missing': error('A key that the collection requires is missing.'),
  'value-invalid': error('A value is not of the kind that the key takes.'),
  'version-not-text': error('A version without quotes is read as a number.'),
  'date-invalid': error('Not an existing day.'),
  'instant-without-offset': error('A moment without its time zone.'),
  'id-invalid': error('A file name that cannot be an address.'),
  'id-duplicate': error('Two entries have one id, identity or address.'),
  'title-duplicate': warning('Two entries of one kind have the same title.'),
  'reference-missing': error('An id that no entry has.'),
  // Body
  'mdx-invalid': error('The body is not MDX that can be read.'),
  'text-too-deep': error('A text is nested too deeply to be printed.'),
  'component-unknown': error('A component outside the vocabulary.'),
  'component-misplaced': error('A component stands where it cannot: a block in a sentence or in a cell.'),
  'component-prop': error('A prop that the component does not take, or a value that it does not allow.'),
  'code-in-content': error('Code in content: import, export or an expression.'),
  'html-unsafe': error('HTML that could run code.'),
  'diagram-invalid': error('A diagram that cannot be drawn.'),
  'template-leftover': warning('A tag of another generator was left in the text.'),
  // Links
  'link-missing': error('A link to a page or file that is not there.'),
  'link-outside': warning('A link to an address of this host that the handbook does not make.'),
  'anchor-missing': error('A link to a heading that is not there.'),
  'image-missing': error('An image that is not there.'),
  'image-invalid': error('An image that browsers cannot show, or that is not what its name says.'),
  'image-large': warning('An image that is larger than anybody needs.'),
  'link-to-hidden': error('A link to a page that the reader of this page may not see.'),
  'redirect-chain': error('A redirect leads to an address that is redirected itself.'),
  'redirect-shadows': error('A redirect has the address of a page.'),
} as const satisfies Record<string, Code>

export type ProblemCode = keyof typeof table
export const problemCodes: Readonly<Record<ProblemCode, Code>> = table

/** Where a code is explained, as a path below the site's root. */
export function problemPage(code: ProblemCode): string {
  return `/handbook/editing/problems/${code}/`
}
