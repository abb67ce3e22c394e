/** Comments in YAML, which readers never see. */
import { type CST, Parser } from 'yaml'

export function yamlComments(yaml: string): string[] {
  if (!/(^|\s)#/.test(yaml)) return []
  const found: string[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(each)
    else if (typeof value === 'object' && value !== null) {
      const token = value as Partial<CST.SourceToken>
      if (token.type === 'comment' && token.source !== undefined) found.push(token.source.replace(/^#+/, ''))
      else for (const each of Object.values(value)) visit(each)
    }
  }
  for (const token of new Parser().parse(yaml)) visit(token)
  return found
}
