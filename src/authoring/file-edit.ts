/** Edits the values of a content file: its front matter, which a page may not have yet, or all of a YAML file. The text below stays as it is. */
import { findFrontMatter, startsWithKey } from '../sources/front-matter.ts'
import type { SourceFile } from '../sources/source.ts'
import { EditError, editYaml, type YamlEdit } from './yaml-edit.ts'

/** Returns the edited text. Throws an `EditError`, with the path of the file, if that isn't possible. */
export function editFile({ path, text }: SourceFile, edits: readonly YamlEdit[]): string {
  try {
    if (/\.ya?ml$/i.test(path)) return editYaml(text, edits)
    const found = findFrontMatter(text)
    const lineBreak = text.includes('\r\n') ? '\r\n' : '\n'
    const write = (yaml: string) => {
      const written = editYaml(yaml, edits)
      return yaml.includes('\n') ? written : written.replaceAll('\n', lineBreak)
    }
    if (found.kind === 'none' && !startsWithKey(text)) return ['---', `${write('')}---`, '', text].join(lineBreak)
    if (found.kind !== 'present' || found.badFence) throw new EditError('Its front matter is not between two lines of "---".')
    const { start, end } = found.yaml
    return text.slice(0, start) + write(text.slice(start, end)) + text.slice(end)
  } catch (error) {
    if (error instanceof EditError) throw new EditError(`"${path}" can't be edited. ${error.message}`)
    throw error
  }
}
