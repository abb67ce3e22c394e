/** Reads an email: what the customer wrote, when, and from which organisation's domain. Names and addresses of people stay out. */
import EmailForwardParser from 'email-forward-parser'
import EmailReplyParser from 'email-reply-parser'
import PostalMime, { type Email } from 'postal-mime'
import { isTooDeep, readEmailHtml } from './email-html.ts'
import { asMarkdown } from './plain-markdown.ts'
import { NoInsightError } from './source-text.ts'
import { cutClosing } from './closing.ts'

export interface ReceivedEmail {
  subject: string | undefined
  /** Calendar day where it was written, `YYYY-MM-DD`. */
  day: string | undefined
  /** Domain of the organisation; undefined for mailbox providers. */
  domain: string | undefined
  /** What was written, as plain text. */
  text: string
  /** The same as Markdown. */
  markdown: string
  /** Whether a colleague forwarded it, so that the day may be that of the forwarding. */
  isForwarded: boolean
  attachments: number
  /** Whether its text was too long. */
  isCut: boolean
}

/** Longer texts are cut: a statement doesn't need them, and reply patterns take quadratic time. */
export const maxEmailText = 20_000

export async function readEmail(bytes: Uint8Array): Promise<ReceivedEmail> {
  const email = await parse(withoutMailboxLine(bytes))
  const isHtml = !email.text?.trim() && email.html !== undefined
  const all = isHtml ? readHtml(email.html ?? '') : (email.text ?? '')
  const whole = tidy(all)
  const subject = email.subject?.trim()
  const forward = new EmailForwardParser().read(whole, subject)
  const original = forward.forwarded && forward.email.body ? forward.email : undefined
  const from = { name: original?.from.name || email.from?.name, address: original?.from.address || email.from?.address }
  const people = [from, ...[email.from, email.sender, ...(email.to ?? []), ...(email.cc ?? [])]].flatMap((each) => each?.name ?? [])
  const written = original?.body ?? new EmailReplyParser().read(whole).getVisibleText()
  // Nothing but a quotation is a quotation that matters.
  const said = cutClosing(written, from.name).trim() || whole.trim()
  const text = withoutPeople(said, people)
  return {
    subject: withoutPeople(cleanSubject(original?.subject || subject || ''), people) || undefined,
    day: dayOf(email),
    domain: domainOf(from.address),
    text,
    markdown: isHtml ? text : asMarkdown(text),
    isForwarded: original !== undefined,
    attachments: email.attachments.length,
    isCut: all.length > maxEmailText,
  }
}

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: 50 })
  } catch (error) {
    throw new NoInsightError(`The email can't be read: ${(error as Error).message}`)
  }
}

/** Most of the HTML of an email is styles; what follows after this many characters isn't a message that someone wrote. */
const maxHtml = 1_000_000

function readHtml(html: string): string {
  const shown = html.slice(0, maxHtml)
  if (isTooDeep(shown)) throw new NoInsightError('The HTML of the email is nested too deeply. Copy its text into a note.')
  return readEmailHtml(shown)
}

/** A file of a mailbox begins each email with a line of its own. */
function withoutMailboxLine(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  if (!text.startsWith('From ')) return bytes
  if (/\r?\n\r?\nFrom \S+ .*\d{4}\r?\n[!-9;-~]+:/.test(text))
    throw new NoInsightError('It holds several emails. Save the one that you mean by itself.')
  return bytes.subarray(text.indexOf('\n') + 1)
}

function tidy(text: string): string {
  return text
    .slice(0, maxEmailText)
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\S\n]{2,}/g, (blanks) => (blanks.includes('\t') ? '\t' : '  '))
    .replaceAll(/\n{3,}/g, '\n\n')
}

/** Marks of replies and forwards in the languages of the usual programs, and of email servers. */
const subjectMarks =
  /^(?:\s*(?:(?:re|fw|fwd|aw|wg|sv|vs|vb|antw|doorst|tr|rif|r|i|rv|enc|odp|pd|ynt|回复|答复|转发|返信|転送)(?:\[\d+\])?\s*[:：]|\[(?:ext|extern|external)\]))+\s*/i

function cleanSubject(subject: string): string {
  return subject.replace(subjectMarks, '').replaceAll(/\s+/g, ' ').trim()
}

const addressPattern = /(?<![\w.%+-])[\w.%+-]+@(?:[\p{L}\d-]+\.)+\p{L}{2,}/gu

/** Customers are opaque references: no names, no addresses. */
function withoutPeople(text: string, names: readonly string[]): string {
  const full = names.map((name) => name.trim()).filter((name) => /\S\s+\S/.test(name) && !name.includes('@'))
  return full
    .reduce((rest, name) => rest.replaceAll(name, '[name]'), text.replaceAll(addressPattern, '[address]'))
    .replaceAll(/<?(?:mailto:)?\[address\]>?/g, '[address]')
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The day as written: in the writer's time zone. */
function dayOf({ headers, date }: Email): string | undefined {
  const written = headers.find(({ key }) => key === 'date')?.value ?? ''
  const [, day, month = '', year] = /\b(\d{1,2})\s+([A-Za-z]{3})[a-z]*\.?\s+(\d{4})\b/.exec(written) ?? []
  const number = months.indexOf(month.toLowerCase()) + 1
  if (day !== undefined && number > 0) return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`
  return /^\d{4}-\d{2}-\d{2}T/.test(date ?? '') ? date?.slice(0, 10) : undefined
}

/** Providers of mailboxes say nothing about the organisation. */
const providers =
  /^(?:(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|mail|proton|protonmail|fastmail|zoho|yandex|qq|163|126|t-online|freenet|orange|free|libero|web)\.[a-z.]{2,6}|pm\.me)$/i

function domainOf(address: string | undefined): string | undefined {
  const domain = address?.split('@')[1]?.trim().toLowerCase()
  return domain === undefined || domain === '' || providers.test(domain) ? undefined : domain
}
