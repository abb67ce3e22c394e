/** Settings of a company's own look. */
import { z } from 'zod'
import { contrastIn, isReadable, readableAccent, type Scheme } from './accent.ts'

/** A colour that can be read on the pages of a scheme. */
function accent(scheme: Scheme) {
  return z
    .string()
    .regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i, 'Write a colour in hexadecimal digits, for example "#0c4f4a".')
    .superRefine((colour, context) => {
      if (!/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(colour) || isReadable(colour, scheme)) return
      const contrast = (Math.floor(contrastIn(colour, scheme) * 10) / 10).toFixed(1)
      context.addIssue({
        code: 'custom',
        message: `"${colour}" can't be read on a ${scheme} page: its contrast is ${contrast}, and text needs 4.5. The nearest colour that can be read is "${readableAccent(colour, scheme)}".`,
      })
    })
}

const file = z
  .string()
  .regex(/\.\w+$/, 'Write the path of a file, for example "./logo.svg".')
  .refine((path) => !/^([/\\]|[A-Za-z]:)/.test(path), 'Write a path from the folder of the configuration, for example "./logo.svg".')

const fontOrFamily = z
  .string()
  .min(1)
  .regex(/^[^;{}<>\\\n]+$/, 'Write a list of font families, for example "Inter, sans-serif", or the path of a .woff2 file.')

export const themeSchema = z.strictObject({
  accent: z
    .union([accent('light'), z.strictObject({ light: accent('light'), dark: accent('dark').optional() })])
    .transform((value) => (typeof value === 'string' ? { light: value } : value))
    .optional()
    .describe(
      'Colour of links, marks and previews: "#8a1c4a", or { light, dark }. Without a dark one, it is made lighter for dark pages. A colour in which text can’t be read is refused.',
    ),
  logo: z
    .union([
      file,
      z.strictObject({
        light: file,
        dark: file.optional(),
        title: z.boolean().default(true).describe('Whether the title of the handbook is next to it.'),
      }),
    ])
    .transform((value) => (typeof value === 'string' ? { light: value, title: true } : value))
    .optional()
    .describe(
      'Picture at the start of the header: "./logo.svg", or { light, dark, title }, where "dark" is for dark pages and "title: false" leaves out the title next to it.',
    ),
  icon: file.optional().describe('Icon of the site in tabs and bookmarks: an SVG or PNG file.'),
  fonts: z
    .strictObject({
      text: fontOrFamily.optional().describe('Font of texts.'),
      display: fontOrFamily.optional().describe('Font of titles.'),
      code: fontOrFamily.optional().describe('Font of code.'),
    })
    .prefault({})
    .describe('Fonts, each the path of a .woff2 file or a list of font families that readers have.'),
})

export const stylesSchema = z
  .array(file.regex(/\.css$/, 'Write the path of a .css file, for example "./styles/acme.css".'))
  .default([])
  .describe(
    "Style sheets of your own, from the folder of the configuration. They come after the site's and win without !important. Files that they import or name in url() are published with them.",
  )

export type Theme = z.output<typeof themeSchema>
