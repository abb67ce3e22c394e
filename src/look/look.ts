/** Reads a company's own look: style sheets, theme, logo and icon. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { imageSize } from 'image-size'
import { cleanForPublication } from '../files/publish.ts'
import { findContentType } from '../files/types.ts'
import { darkAccentOf } from './accent.ts'
import type { Theme } from './schema.ts'
import { fallbacks, themeRules } from './rules.ts'

export interface Look {
  /** Address of the company's style sheet, relative to the site's root; undefined if it has none. */
  sheet?: string
  logo?: { light: LogoFile; dark?: LogoFile; hasTitle: boolean }
  icon?: { path: string; type: string }
  /** Whether titles have another font than the shipped one. */
  hasDisplayFont: boolean
  /** Colour of preview images; undefined for the site's own. */
  accent?: string
  /** What the site serves for it. */
  files: readonly LookFile[]
  /** Absolute paths of the files it's made of. */
  sources: readonly string[]
}

interface LogoFile {
  path: string
  /** Pixels. */
  width: number
  height: number
}

interface LookFile {
  /** Relative to the site's root, with a digest in its name. */
  path: string
  /** What's in it. A function, as settings are compared as JSON, and the path names the content. */
  bytes(): Buffer
}

/** A file of the look can't be used. The message names it, and for style sheets the place. */
export class LookError extends Error {}

interface LookSettings {
  styles: readonly string[]
  theme: Theme
}

/** Height of a logo in the header, in pixels. */
const logoHeight = 28

/** `folder` is that of the configuration. Throws a LookError. */
export async function readLook({ styles, theme }: LookSettings, folder: string): Promise<Look> {
  const files = new Map<string, LookFile>()
  const sources = new Set<string>()
  const publish = (file: string, from = folder): string => {
    const source = resolve(from, file)
    sources.add(source)
    return put(files, basename(source, extname(source)), extname(source), readClean(source, file))
  }
  const { fonts, accent, logo, icon } = theme
  const rules = [
    ...themeRules({
      accent: accent && { light: accent.light, dark: accent.dark ?? darkAccentOf(accent.light) },
      fonts: Object.entries(fonts).flatMap(([use, font]) => {
        if (font === undefined) return []
        const isFile = font.endsWith('.woff2')
        const name = use === 'text' || use === 'display' ? use : 'code'
        return [{ use: name, font: isFile ? fallbacks[name] : font, ...(isFile && { file: basename(publish(font)) }) }]
      }),
      hasLogo: logo !== undefined,
      hasDarkLogo: logo?.dark !== undefined,
    }),
  ]
  const sheets = styles.length === 0 ? [] : await readSheets(styles, folder, { publish, sources })
  const text = [...rules, ...sheets].join('\n')
  const logoFile = (file: string): LogoFile => {
    const path = publish(file)
    return { path, ...sizeOf(files.get(path)?.bytes(), file) }
  }
  const iconPath = icon === undefined ? undefined : publish(icon)
  const sheet = text === '' ? undefined : put(files, 'own', '.css', Buffer.from(`${text}\n`))
  return {
    ...(sheet !== undefined && { sheet }),
    ...(logo && {
      logo: { light: logoFile(logo.light), ...(logo.dark !== undefined && { dark: logoFile(logo.dark) }), hasTitle: logo.title },
    }),
    ...(iconPath !== undefined && { icon: { path: iconPath, type: findContentType(iconPath) } }),
    hasDisplayFont: fonts.display !== undefined,
    ...(accent && { accent: accent.light }),
    files: [...files.values()],
    sources: [...sources],
  }
}

/** The look of a handbook that sets none. */
export const noLook: Look = { hasDisplayFont: false, files: [], sources: [] }

function put(files: Map<string, LookFile>, name: string, extension: string, bytes: Buffer): string {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
  const path = `/_assets/${name.replace(/[^\w-]/g, '-')}.${digest}${extension}`
  files.set(path, { path, bytes: () => bytes })
  return path
}

/** The bytes of a file, without scripts and metadata. */
function readClean(source: string, named: string): Buffer {
  if (!existsSync(source)) throw new LookError(`There is no file "${named}" (${source}). Correct the path, or add the file.`)
  const bytes = readFileSync(source)
  const clean = /\.(woff2?|ttf|otf)$/i.test(source) ? bytes : cleanForPublication(basename(source), bytes)
  if (clean === undefined || clean.length === 0)
    throw new LookError(`"${named}" can't be published: it's empty or damaged, or no image, font or style sheet. Replace it.`)
  return clean
}

/** The size at which a logo is shown, so that the header keeps its place while it loads. */
function sizeOf(bytes: Buffer | undefined, named: string): { width: number; height: number } {
  try {
    const { width, height } = imageSize(bytes ?? Buffer.alloc(0))
    if (width > 0 && height > 0) return { width: Math.round((width * logoHeight) / height), height: logoHeight }
  } catch {
    // Said below.
  }
  throw new LookError(`"${named}" has no size. Give the <svg> a width and a height, or a viewBox.`)
}

interface Publishing {
  publish(file: string, from: string): string
  sources: Set<string>
}

/** The style sheets, each with what it imports, minified. */
async function readSheets(styles: readonly string[], folder: string, { publish, sources }: Publishing): Promise<string[]> {
  // Loaded on demand: most handbooks have none.
  const { bundle } = await import('lightningcss')
  return styles.map((path) => {
    const filename = join(folder, path)
    if (!existsSync(filename)) throw new LookError(`There is no style sheet "${path}" (${filename}). Correct the path, or add the file.`)
    try {
      const { code, dependencies } = bundle({ filename, minify: true, analyzeDependencies: true })
      sources.add(resolve(filename))
      const places = (dependencies || []).flatMap((each) => (each.type === 'url' ? [each] : []))
      return places.reduce((text, { url, placeholder, loc }) => {
        sources.add(resolve(loc.filePath))
        return text.replaceAll(placeholder, publishUrl(url, loc.filePath, loc.start, publish))
      }, code.toString())
    } catch (error) {
      if (error instanceof LookError) throw error
      throw new LookError(faultOf(error, path))
    }
  })
}

interface Place {
  line: number
  column: number
}

/** The address of a file named in a style sheet, next to which it's published. */
function publishUrl(url: string, sheet: string, { line, column }: Place, publish: Publishing['publish']): string {
  if (/^(data:|#)/i.test(url)) return url.replace(/["\\\n]/g, encodeURIComponent)
  const at = `${sheet}:${line}:${column}`
  if (/^([a-z][a-z0-9+.-]*:|\/)/i.test(url))
    throw new LookError(
      `${at}: The address "${url}" is outside of your folder, and pages load nothing from elsewhere. Save the file next to the style sheet, and write its path.`,
    )
  const [path = '', rest = ''] = url.split(/(?=[?#])/, 2)
  try {
    return basename(publish(decodeURI(path), dirname(sheet))) + rest
  } catch (error) {
    throw error instanceof LookError ? new LookError(`${at}: ${error.message}`) : error
  }
}

/** What lightningcss says, with file, line and column. */
function faultOf(error: unknown, path: string): string {
  const { message, fileName, loc } = error as Error & { fileName?: string; loc?: Place }
  const hint = /No such file/.test(message)
    ? 'It imports a file that is not there. Correct the path; write styles from other hosts into a file of your own.'
    : 'Correct the style sheet.'
  return `${fileName ?? path}:${loc?.line ?? 1}:${loc?.column ?? 1}: ${message.replace(/\.?$/, '.')} ${hint}`
}
