/**
 * Field types shared by all collections. Each reports its own permanent problem code through `params.code`; messages are for the person who
 * typed the value.
 */
import { z } from 'zod'
import { isDestination, isMailAddress, isSitePath, webAddressOf } from './web-address.ts'
import { dayFault, isCalendarDay, readDay } from './written-day.ts'
import { readMoment } from './written-moment.ts'

/** The parameters of our custom zod issues. */
export interface FieldIssue {
  code: string
  message: string
  hint?: string
  suggestions?: string[]
  /** Whether the first suggestion is certainly what was meant. */
  isCertain?: boolean
}

/** What a field accepts beyond what zod knows. */
export interface FieldMeta {
  /** Collections whose ids it accepts; `*` for any `COLLECTION/ID`. */
  references?: readonly string[]
  /** Whether it also accepts a date. */
  dateToo?: boolean
  /** Whether it also accepts a whole collection. */
  collectionToo?: boolean
  /** Whether the entry is about its targets: readers who can see none of them can't see the entry. */
  essential?: boolean
  kind?: 'date' | 'instant' | 'version' | 'file'
}

export const fieldMeta = z.registry<FieldMeta>()

/** Keys that a collection refuses for a specific reason, with the code for it. */
export const refusedKeys = z.registry<Readonly<Record<string, string>>>()

/** The text as written, because zod's URL format ignores line breaks. */
const wholeAddress = (protocol: RegExp) => z.stringFormat('url', (text) => protocol.test(URL.parse(text)?.protocol ?? ''))

/** A safe link address: nothing that a browser would run, and no line breaks. */
export const webAddress = () =>
  wholeAddress(/^https?:$/).refine((text) => webAddressOf(text) !== undefined, {
    message: 'This address cannot be published.',
    params: { hint: 'Write it without spaces, backslashes, user names and passwords, for example "https://example.com/page".' },
  })

/** A web or email address. */
export const contactAddress = () =>
  wholeAddress(/^(https?|mailto):$/).refine((text) => isMailAddress(text) || webAddressOf(text) !== undefined, {
    message: 'This address cannot be published.',
    params: { hint: 'Write "https://example.com/page" or "mailto:jobs@example.com", without spaces, user names and passwords.' },
  })

/** Text printed on one line. */
export const oneLine = () =>
  z
    .string()
    .min(1)
    .refine((text) => !/\p{Cc}|[\u2028\u2029]|\p{Cs}/u.test(text), {
      message: 'This text has line breaks or control characters.',
      params: { hint: 'Write it on one line.' },
    })

/** A field whose absence is reported by a rule that knows the fix; here it may be missing or empty. */
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

/** A date as text, `YYYY-MM-DD`. Some YAML parsers return a Date, which is printed in UTC. */
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

/** The problem with text that isn't a valid time, and a suggestion. */
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

/** A date and time with UTC offset, e.g. `2026-11-24T15:30:00+01:00`. */
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
        const message = `Only one version is allowed here, not a list of ${value.length}.`
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

/** The id of an entry. Several collections are allowed if the id is unambiguous. */
export const reference = (...collections: string[]) => {
  const base = collections.length === 1 && collections[0] === 'releases' ? version() : z.string().min(1)
  return marked(
    base.refine(() => true),
    { references: collections },
  )
}

/** A reference that is required, but undefined for readers who can't see its target. */
export const requiredReference = (...collections: string[]): z.ZodType<string | undefined> => reference(...collections)

/** A reference to what the entry is about: readers who can't see the target can't see the entry. */
export const essentialReference = (...collections: string[]) => marked(z.string().min(1), { references: collections, essential: true })

/** The id of one release; the hint helps writers who list several. */
export const oneRelease = (hintForList: string) =>
  marked(
    version(hintForList).refine(() => true),
    { references: ['releases'] },
  )

/** A release or a date: "since 2.30" and "since 2026-05-07" mean the same. */
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
        refuse(context, { code: 'value-invalid', message: 'Expected a version in quotes or a date, YYYY-MM-DD.' })
    }),
  )
  return marked(field, { references: ['releases'], dateToo: true })
}

/** Any `COLLECTION/ID`, as in `<Ref to="features/audit-log"/>`, optionally with a heading as `#ID`. */
export const anyReference = () => {
  const field = z.string().regex(/^[a-z]+\/.+/, 'Write the collection and the id: COLLECTION/ID.')
  return marked(field, { references: ['*'] })
}

/** What a role owns: a whole collection, or one entry as `COLLECTION/ID`. */
export const owned = () => marked(z.string().min(1), { references: ['*'], collectionToo: true })

/** A file next to the entry, by its relative path. */
export const file = () => marked(z.string().min(1), { kind: 'file' })

/** Text that must pass a test; the message shows what was refused. */
const textThat = (test: (text: string) => boolean, what: string, hint: string): z.ZodType<string> =>
  z.any().check((context) => {
    const { value } = context
    if (typeof value !== 'string') context.issues.push({ code: 'invalid_type', expected: 'string', input: value })
    else if (!test(value)) refuse(context, { code: 'value-invalid', message: `${shown(value)} is no ${what}.`, hint })
  })

/** In quotes, with unprintable characters escaped, and no longer than a message line. */
function shown(value: string): string {
  const text = JSON.stringify(value.length > 80 ? `${value.slice(0, 79)}…` : value)
  return text.replace(/\p{C}/gu, (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
}

const pathRule = 'Leave out spaces, control characters, "..", "//", "\\", "?", "#", "*" and ":", and keep each part below 256 bytes.'

/** An address relative to the site's root, e.g. `/handbook/tiers/`. */
export const address = () => textThat(isSitePath, 'address below the site', `Begin with "/". ${pathRule}`)

/** For a redirect: the address is deliberately gone. */
export const goneForGood = 'none'

/** A redirect's target: an address relative to the site's root, optionally with a heading, a full external address, or none. */
export const destination = () =>
  textThat(
    (text) => text === goneForGood || isDestination(text),
    'address',
    'Write an address below the site, which begins with "/", or a full one, "https://example.com/", without spaces, control characters, user names and passwords.',
  )

/** A former address, or a former path of the file. */
export const earlierPath = () =>
  textThat(
    (text) => text !== '' && isSitePath(text.startsWith('/') ? text : `/${text}`),
    'earlier address or path',
    `Write the address, "/handbook/old/", or the path of the file, "handbook/old" or "old". ${pathRule}`,
  )
