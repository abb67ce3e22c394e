/** Builds HTML as strings. There are many edition pages, mostly printed once. */

const special = /[&<>"]/

/** Fast path: this runs for each word of each page, and few texts need escaping. */
export function escapeHtml(text: string): string {
  if (!special.test(text)) return text
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

type Attributes = Readonly<Record<string, string | undefined>>

/** Wrap HTML in an element. Attributes without a value are left out. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  let tag = `<${name}`
  for (const key in attributes) {
    const value = attributes[key]
    if (value !== undefined) tag += ` ${key}="${escapeHtml(value)}"`
  }
  return `${tag}>${content.join('')}</${name}>`
}
