/** Text as it stands in HTML and XML, for the few places that write either as text: redirects, frames that are filled, drawings. */

const special = /[&<>"]/

/** For text and for values in double quotes. Most texts have nothing to escape. */
export function escapeHtml(text: string): string {
  if (!special.test(text)) return text
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** For XML, which lacks some characters. Sitemaps ask for the apostrophe too. */
export function escapeXml(text: string): string {
  return escapeHtml(xmlCharacters(text)).replaceAll("'", '&apos;')
}

/** Without the characters that XML 1.0 cannot hold: control characters, and halves of characters. */
export function xmlCharacters(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '')
}
