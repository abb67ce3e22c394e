/** Settings of the links on every page. */
import { z } from 'zod'
import { isMailAddress, isSitePath, webAddressOf } from './fields/web-address.ts'
import { audienceSchema } from './fields/common.ts'
import { oneLine } from './fields/fields.ts'

const target = z
  .string()
  .refine(
    (text) => isSitePath(text.split('#')[0] ?? '') || webAddressOf(text) !== undefined || isMailAddress(text),
    'Write an address of the site that begins with "/", a web address, or "mailto:" and an address.',
  )

/** A list by its collection, an own page by its path, or any other link. */
const menuItem = z.union([
  z.string().min(1),
  z.strictObject({
    title: oneLine().describe('What the link says.'),
    url: target.describe('An address of the site such as "/handbook/guides/", or any other.'),
    audience: audienceSchema
      .default('public')
      .describe('Who sees the link. A link to a staff page is left out of the public site in any case.'),
  }),
])

export const menuSchema = z.array(menuItem)

export type MenuItem = z.output<typeof menuItem>

/** Where readers report problems with a page. */
export const feedbackSchema = z
  .string()
  .refine(
    (text) => /^[^\s@:/?]+@[^\s@:/?]+$/.test(text) || isMailAddress(text) || webAddressOf(text.replace(/\{\w+\}/g, 'x')) !== undefined,
    'Write an email address, or a web address such as "https://example.com/report?title={title}&page={address}".',
  )
  .refine(
    (text) => [...text.matchAll(/\{(\w*)\}/g)].every(([, name = '']) => feedbackParts.includes(name)),
    'In braces, "feedback" can have {title}, {address} and {file}.',
  )
  .refine((text) => !/^https?:\/\/[^/?#]*\{/i.test(text), 'Write {title}, {address} and {file} after the host.')

/** What's filled in, between braces. */
export const feedbackParts: readonly string[] = ['title', 'address', 'file']
