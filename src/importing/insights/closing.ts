/** Cuts the closing of an email with the name below it, as far as it isn't marked as a signature. */

/** First words of a closing line, in the languages of the usual customers. */
const closings =
  /^(?:(?:(?:with )?(?:kind|best|warm|many)(?:est)? (?:regards|wishes|thanks)|regards|best|cheers|thanks|thank you|many thanks|sincerely|yours)|(?:mit )?(?:freundliche[nrm]?|beste[nr]?|viele[n]?|liebe[n]?|schöne[n]?) (?:grü(?:ß|ss)e?n?|gr[uü]ß|dank)|gru(?:ß|ss)|danke|mfg|vg|lg|cordialement|bien cordialement|salutations|merci|saludos(?: cordiales)?|atentamente|gracias|cordiali saluti|saluti|grazie|met vriendelijke groet(?:en)?|groeten|bedankt|atenciosamente|obrigad[oa]|pozdrawiam|med vänlig hälsning|hälsningar|mvh)\b[^.?:]{0,40}$/i

/** Lines of a closing with name, position, company and telephone number. */
const maxLines = 10

export function cutClosing(text: string, name: string | undefined): string {
  const lines = text.split('\n')
  const from = Math.max(1, lines.length - maxLines)
  const start = lines.findIndex((line, index) => index >= from && isClosing(line.trim(), name))
  return start < 0 ? text : lines.slice(0, start).join('\n')
}

function isClosing(line: string, name: string | undefined): boolean {
  const [first = ''] = name?.trim().split(/\s+/) ?? []
  const bare = line.replace(/^[-–—\s]+/, '').replace(/[,.!\s]+$/, '')
  return closings.test(bare) || /^--\s*$/.test(line) || (first !== '' && (bare === name?.trim() || bare === first))
}
