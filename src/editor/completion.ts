/** Completion: keys and values of YAML, links, components and their props. */
import type { CompletionItem } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { completeBody } from './body-completion.ts'
import type { Session } from './session.ts'
import { yamlAround } from './yaml-cursor.ts'
import { completeYaml } from './yaml-completion.ts'

/** Uses the last compilation, so that it answers between two key strokes. */
export function complete(session: Session, document: TextDocument, path: string, offset: number): CompletionItem[] {
  const compilation = session.latest()
  const text = document.getText()
  const place = { compilation, document, path, text, offset }
  const yaml = yamlAround(path, text, offset)
  if (yaml) return completeYaml(place, yaml)
  return /\.mdx?$/i.test(path) ? completeBody(place) : []
}
