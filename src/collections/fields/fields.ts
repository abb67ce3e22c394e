/**
 * Field types shared by all collections. Each reports its own permanent problem code
 * through `params.code`; the text is written for the person who typed the value.
 */
import { z } from 'zod'
import { isDestination, isMailAddress, isSitePath, webAddressOf } from './web-address.ts'
import { dayFault, isCalendarDay, readDay } from './written-day.ts'
import { readMoment } from './written-moment.ts'

/** What a custom zod issue of ours carries. */
export interface FieldIssue {
  code: string
  message: string
  hint?: string
  suggestions?: string[]
  /** Whether the first suggestion is what was meant, beyond doubt. */
  isCertain?: boolean
}

/** What a field holds beyond what zod can tell. */
export interface FieldMeta {
  /** Collections whose ids it may hold; `*` for `COLLECTION/ID` of any. */
  references?: readonly string[]
  /** Whether it may hold a calendar day instead. */
  dateToo?: boolean
  /** Whether it may name a whole collection instead. */
  collectionToo?: boolean
  /** Whether the entry is about its targets: readers who see none of them do not see the entry. */
  essential?: boolean
  kind?: 'date' | 'instant' | 'version' | 'file'
}

export const fieldMeta = z.registry<FieldMeta>()

/** Keys that a collection refuses for a reason of their own, with the code of that reason. */
export const refusedKeys = z.registry<Readonly<Record<string, string>>>()

/** The text as it is written: zod's own format of addresses passes over line breaks. */
const wholeAddress = (protocol: RegExp) => z.stringFormat('url', (text) => protocol.test(URL.parse(text)?.protocol ?? ''))

/** An address that a link may lead to: nothing that a browser would run, and nothing that ends a line. */
export const webAddress = () =>
  wholeAddress(/^https?:$/).refine((text) => webAddressOf(text) !== undefined, {
    message: 'This address cannot be published.',
    params: { hint: 'Write it without blanks, backslashes, user names and passwords, for example "https://example.com/page".' },
  })

/** An address of the web, or of a mailbox. */
export const contactAddress = () =>
  wholeAddress(/^(https?|mailto):$/).refine((text) => isMailAddress(text) || webAddressOf(text) !== undefined, {
    message: 'This address cannot be published.',
    params: { hint: 'Write "https://example.com/page" or "mailto:jobs@example.com", without blanks, user names and passwords.' },
  })

/** Text that is printed in one line. */
export const oneLine = () =>
  z
    .string()
    .min(1)
    .refine((text) => !/\p{Cc}|[\u2028\u2029]|\p{Cs}/u.test(text), {
      message: 'This text has line breaks or control characters.',
      params: { hint: 'Write it in one line.' },
    })

/** A field whose absence is reported by a rule, which knows the repair: here it may be left out or empty. */
export const orNothing = <T extends z.ZodType>(field: T, nothing: z.output<T>) =>
  field.nullish().transform((value): z.output<T> => (value ?? nothing) as z.output<T>)

/** Adds one of our issues to a zod check. */
function refuse(context: z.core.ParsePayload<unknown>, { code, message, ...params }: FieldIssue): void {
  context.issues.push({ code: 'custom', input: context.value, message, params: { code, ...params } })
}

function marked<T extends z.ZodType>(field: T, meta: FieldMeta): T {
  fieldMeta.add(field, meta)
  return field
}

export { isCalendarDay } from './written-day.ts'

/** A calendar day as text, `YYYY-MM-DD`. Some YAML readers hand over a Date: it is printed by its UTC day. */
export const date = () =>
  marked<z.ZodType<string>>(
    z.preprocess(
      (value) => (value instanceof Date && !Number.isNaN(value.valueOf()) ? value.toISOString().slice(0, 10) : value),
      z.any().check((context) => {
        const { value } = context
        if (typeof value === 'string' && isCalendarDay(value)) return
        refuse(context, { code: 'date-invalid', ...dayFault(String(value)) })
      }),
    ),
    { kind: 'date' },
  )

const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?/

/** What is wrong with a text that was to be a moment, and what to write. */
function momentFault(text: string): FieldIssue {
  const found = readMoment(text)
  if (found?.hasOffset)
    return {
      code: 'date-invalid',
      message: `"${text}" is not a date and time.`,
      hint: `Write "${found.moment}".`,
      suggestions: [found.moment],
      isCertain: found.isCertain,
    }
  if (found) {
    const suggestion = `${found.moment}Z`
    return {
      code: 'instant-without-offset',
      message: `"${text}" does not say in which time zone it is.`,
      hint: `Add the offset from UTC, for example "${suggestion}".`,
      suggestions: [suggestion],
    }
  }
  const [day = '2026-11-24'] = readDay(text)?.days ?? []
  const hint = `Write day, time and offset, for example "${day}T15:30:00Z".`
  return { code: 'date-invalid', message: `"${text}" is not a date and time.`, hint }
}

/** A date and time with offset from UTC, e.g. `2026-11-24T15:30:00+01:00`. */
export const instant = () =>
  marked<z.ZodType<string>>(
    z.any().check((context) => {
      const { value } = context
      const text = value instanceof Date ? value.toISOString() : value
      const isMoment = typeof text === 'string' && INSTANT.test(text) && isCalendarDay(text.slice(0, 10))
      const hasOffset = isMoment && /(Z|[+-]\d{2}:?\d{2})$/.test(text)
      if (hasOffset && !Number.isNaN(Date.parse(text.replace(' ', 'T')))) return
      refuse(context, momentFault(String(text)))
    }),
    { kind: 'instant' },
  )

function isVersion(text: string): boolean {
  return /^\d+\.\d+(\.\d+)?([-+][0-9A-Za-z.-]+)?$/.test(text)
}

/** The version in a tag or a sentence: `v2.32`, `Version 2.32`. */
function bareVersion(text: string): string | undefined {
  const bare = /^(?:v|ver\.?|version|release)\s*(\d.*)$/i.exec(text.trim())?.[1]
  return bare !== undefined && isVersion(bare) ? bare : undefined
}

/** A version as text: a number would turn 2.30 into 2.3. */
export const version = (hintForList?: string) =>
  marked<z.ZodType<string>>(
    z.any().check((context) => {
      const { value } = context
      if (Array.isArray(value)) {
        const message = `Here goes one version, not a list of ${value.length}.`
        refuse(context, { code: 'value-invalid', message, hint: hintForList ?? 'Leave one of them.' })
        return
      }
      if (typeof value === 'number') {
        refuse(context, {
          code: 'version-not-text',
          message: 'A version without quotes is read as a number, and 2.30 becomes 2.3.',
          hint: 'Put the version in quotes.',
        })
        return
      }
      if (typeof value === 'string' && isVersion(value)) return
      const bare = typeof value === 'string' ? bareVersion(value) : undefined
      refuse(context, {
        code: 'value-invalid',
        message: `"${String(value)}" is not a version.`,
        hint: bare ? `Write "${bare}", in quotes.` : 'Write MAJOR.MINOR or MAJOR.MINOR.PATCH in quotes, for example "2.30".',
        ...(bare && { suggestions: [bare], isCertain: true }),
      })
    }),
    { kind: 'version' },
  )

/** The id of an entry; several collections may be named where the id alone tells which. */
export const reference = (...collections: string[]) => {
  const base = collections.length === 1 && collections[0] === 'releases' ? version() : z.string().min(1)
  return marked(
    base.refine(() => true),
    { references: collections },
  )
}

/** A reference that must be written, and is undefined for readers who may not see its target. */
export const requiredReference = (...collections: string[]): z.ZodType<string | undefined> => reference(...collections)

/** A reference to what the entry is about: readers who may not see the target do not see the entry. */
export const essentialReference = (...collections: string[]) => marked(z.string().min(1), { references: collections, essential: true })

/** The id of one release; the hint is for who writes several. */
export const oneRelease = (hintForList: string) =>
  marked(
    version(hintForList).refine(() => true),
    { references: ['releases'] },
  )

/** A version of ours or a calendar day: "since 2.30" and "since 2026-05-07" say the same. */
export const releaseOrDate = () => {
  const field: z.ZodType<string> = z.preprocess(
    (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
    z.any().check((context) => {
      const { value } = context
      if (typeof value === 'number')
        refuse(context, {
          code: 'version-not-text',
          message: 'A version without quotes is read as a number, and 2.30 becomes 2.3.',
          hint: 'Put the version in quotes.',
        })
      else if (typeof value === 'string' && !isCalendarDay(value) && readDay(value))
        refuse(context, { code: 'date-invalid', ...dayFault(value) })
      else if (typeof value !== 'string')
        refuse(context, { code: 'value-invalid', message: 'Expected a version in quotes or a day, YYYY-MM-DD.' })
    }),
  )
  return marked(field, { references: ['releases'], dateToo: true })
}

/** `COLLECTION/ID` of any entry, as in `<Ref to="features/audit-log"/>`; a heading may follow as `#ID`. */
export const anyReference = () => {
  const field = z.string().regex(/^[a-z]+\/.+/, 'Write the collection and the id: COLLECTION/ID.')
  return marked(field, { references: ['*'] })
}

/** What a role keeps: a whole collection, or one entry as `COLLECTION/ID`. */
export const owned = () => marked(z.string().min(1), { references: ['*'], collectionToo: true })

/** A file beside the entry, by its path from there. */
export const file = () => marked(z.string().min(1), { kind: 'file' })

/** A text that must pass a test; what is refused is shown. */
const textThat = (test: (text: string) => boolean, what: string, hint: string): z.ZodType<string> =>
  z.any().check((context) => {
    const { value } = context
    if (typeof value !== 'string') context.issues.push({ code: 'invalid_type', expected: 'string', input: value })
    else if (!test(value)) refuse(context, { code: 'value-invalid', message: `${shown(value)} is no ${what}.`, hint })
  })

/** In quotes, with what is not printed escaped, and not longer than a line of a message. */
function shown(value: string): string {
  const text = JSON.stringify(value.length > 80 ? `${value.slice(0, 79)}…` : value)
  return text.replace(/\p{C}/gu, (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
}

const pathRule = 'Leave out blanks, control characters, "..", "//", "\\", "?", "#", "*" and ":", and keep each part below 256 bytes.'

/** An address below the site's root, e.g. `/handbook/tiers/`. */
export const address = () => textThat(isSitePath, 'address below the site', `Begin with "/". ${pathRule}`)

/** Of a redirect: its address is gone on purpose, and leads nowhere. */
export const goneForGood = 'none'

/** Where a redirect leads: an address below the site's root, a heading too, or a whole address elsewhere; or nowhere. */
export const destination = () =>
  textThat(
    (text) => text === goneForGood || isDestination(text),
    'address',
    'Write an address below the site, which begins with "/", or a whole one, "https://example.com/", without blanks, control characters, user names and passwords.',
  )

/** An earlier address, or an earlier path of the file. */
export const earlierPath = () =>
  textThat(
    (text) => text !== '' && isSitePath(text.startsWith('/') ? text : `/${text}`),
    'earlier address or path',
    `Write the address, "/handbook/old/", or the path of the file, "handbook/old" or "old". ${pathRule}`,
  )
