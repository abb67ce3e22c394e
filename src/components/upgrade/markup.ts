/** HTML as text, for what both the build and the browser write. */
import { escapeHtml } from '../../plain/escape.ts'

/** Markup that is safe to write as it is. */
export class Markup {
  readonly html: string
  constructor(html: string) {
    this.html = html
  }
}

type Value = string | number | Markup | readonly Markup[] | undefined | false

/** Every value is escaped, unless it is markup of ours. */
export function markup(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(parts.map((part, index) => part + write(values[index])).join(''))
}

function write(value: Value): string {
  if (value === undefined || value === false) return ''
  if (value instanceof Markup) return value.html
  if (typeof value === 'object') return value.map(({ html }) => html).join('')
  return escapeHtml(String(value))
}
