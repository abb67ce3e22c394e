/** Escapes text for the few places that write HTML or XML as strings: redirects, layouts, drawings, the sitemap. */

const special = /[&<>"]/

/** For text and for double-quoted values. Most texts need no escaping. */
export function escapeHtml(text: string): string {
  if (!special.test(text)) return text
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Drops characters that XML forbids. The sitemap protocol requires escaped apostrophes. */
export function escapeXml(text: string): string {
  return escapeHtml(xmlCharacters(text)).replaceAll("'", '&apos;')
}

/** Drops characters that XML 1.0 forbids: control characters and lone surrogates. */
export function xmlCharacters(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '')
}
