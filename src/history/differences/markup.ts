/** HTML as text: closed pages are many, and most of what is on them is printed once. */

const special = /[&<>"]/

/** Most texts have nothing to escape, and it is asked for each word of each page. */
export function escapeHtml(text: string): string {
  if (!special.test(text)) return text
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

type Attributes = Readonly<Record<string, string | undefined>>

/** An element around HTML; attributes without a value are left out. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  let tag = `<${name}`
  for (const key in attributes) {
    const value = attributes[key]
    if (value !== undefined) tag += ` ${key}="${escapeHtml(value)}"`
  }
  return `${tag}>${content.join('')}</${name}>`
}
