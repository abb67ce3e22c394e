/** Hugo's shortcodes: those with a counterpart are converted, and others are kept as comments. */
import { posix } from 'node:path'
import type { Edit } from '../markdown/dialects/edits.ts'
import { clip, comment } from './comments.ts'
import type { Note } from './plan.ts'
import { readShortcodes } from './shortcode-tags.ts'
import type { SitePage } from './site.ts'

/** The kinds of callouts, by the names of shortcodes in common themes. */
const callouts: Readonly<Record<string, string>> = {
  note: 'note',
  info: 'note',
  hint: 'tip',
  tip: 'tip',
  warning: 'warning',
  caution: 'caution',
  danger: 'caution',
  important: 'important',
  alert: 'note',
  notice: 'note',
  callout: 'note',
  admonition: 'note',
}

/** Changes a page in place. `find` returns the page that a reference names. */
export function convertShortcodes(page: SitePage, find: (name: string) => SitePage | undefined, notes: Note[]): void {
  const { body, from } = page
  const isMdx = /\.mdx$/.test(page.path)
  if (body.text.includes('{{')) {
    const found = readShortcodes(body.text, isMdx)
    const closings = new Set(found.filter(({ isClosing }) => isClosing).map(({ name }) => name))
    const open: Open[] = []
    const edits = found.flatMap(({ start, end, isClosing, isSelfClosing, name, values }) => {
      const isPaired = closings.has(name) && !isSelfClosing
      const put = (text: string) => [{ start, end, text: text.startsWith('```') ? onOwnLine(text, body.text, start, end) : text }]
      const isCode = open.some(({ close }) => close === '```')
      if (isClosing) {
        const index = open.findLastIndex((each) => each.name === name)
        const [opened] = index < 0 ? [] : open.splice(index, 1)
        if (opened?.close === '```') return [...put('```'), ...indentCode(body.text, opened, start)]
        return put(opened?.close ?? (isCode ? body.text.slice(start, end) : keep(start, end)))
      }
      // Code holds no comments: what is in it stays as it is.
      if (isCode) {
        notes.push({
          from,
          line: body.lineAt(start),
          text: `The shortcode "${clip(body.text.slice(start, end))}" is in code, so it stays as it is.`,
        })
        return put(body.text.slice(start, end))
      }
      const made = convert({ name, values, isPaired }, page, find)
      if (made === undefined && isPaired) open.push({ name, close: comment(`{{< /${name} >}}`, isMdx), start, end })
      if (made?.close !== undefined) open.push({ name, close: made.close, start, end })
      return put(made?.text ?? keep(start, end))
    })
    body.edit(edits)
  }
  // Shortcodes that are shown, not run.
  showEscaped(page)

  function keep(start: number, end: number): string {
    const written = body.text.slice(start, end)
    notes.push({ from, line: body.lineAt(start), text: `The shortcode "${clip(written)}" has no counterpart; it is kept as a comment.` })
    return comment(written, isMdx)
  }
}

/** An opening shortcode whose end is still to come. */
interface Open {
  name: string
  /** What the closing one becomes. */
  close: string
  start: number
  end: number
}

/** In a list, code must be as indented as the line that opens it, up to the line that closes it. */
function indentCode(text: string, { start, end }: Open, closing: number): Edit[] {
  const indent = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))?.[0] ?? ''
  const edits: Edit[] = []
  for (let at = text.indexOf('\n', end) + 1; at > 0 && at <= closing; at = text.indexOf('\n', at) + 1) {
    const own = /^[ \t]*/.exec(text.slice(at))?.[0] ?? ''
    if (own.length < indent.length && text.charAt(at + own.length) !== '\n')
      edits.push({ start: at, end: at, text: indent.slice(own.length) })
  }
  return edits
}

/** A fence takes a line of its own, as indented as the shortcode. */
function onOwnLine(fence: string, text: string, start: number, end: number): string {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const indent = /^[ \t]*/.exec(before)?.[0] ?? ''
  return `${before.trim() === '' ? '' : `\n${indent}`}${fence}${/^[ \t]*(?:\n|$)/.test(text.slice(end)) ? '' : `\n${indent}`}`
}

interface Converted {
  text: string
  /** What the closing tag becomes. */
  close?: string
}

function convert(
  { name, values, isPaired }: { name: string; values: ReadonlyMap<string, string>; isPaired: boolean },
  page: SitePage,
  find: (name: string) => SitePage | undefined,
): Converted | undefined {
  const first = values.get('0')
  const value = (...names: string[]) => names.map((each) => values.get(each)).find((each) => each !== undefined)
  switch (name) {
    case 'ref':
    case 'relref': {
      const [path = '', anchor] = (value('path') ?? first ?? '').split('#')
      if (path === '') return anchor === undefined ? undefined : { text: `#${anchor}` }
      const found = find(path)
      // A reference without a page stays as an address, so that the check finds it.
      const target = found ? posix.relative(posix.dirname(page.from), found.from) : path
      return { text: `${target.replaceAll(' ', '%20')}${anchor === undefined ? '' : `#${anchor}`}` }
    }
    case 'figure':
    case 'img': {
      const source = value('src', '0')
      if (source === undefined || isPaired) return undefined
      const image = `![${(value('alt', 'caption', 'title', '1') ?? '').replaceAll(/[[\]]/g, '\\$&')}](<${source}>)`
      const caption = value('caption', 'title')
      return { text: caption !== undefined && caption !== value('alt') && value('alt') !== undefined ? `${image}\n\n_${caption}_` : image }
    }
    case 'youtube':
    case 'vimeo': {
      const id = value('id', '0')
      const address = name === 'youtube' ? `https://www.youtube.com/watch?v=${id}` : `https://vimeo.com/${id}`
      return id === undefined ? undefined : { text: `[${value('title') ?? address}](${address})` }
    }
    case 'include': {
      const found = find(first ?? value('file', 'path') ?? '')
      return found && found !== page ? { text: found.body.text.trim() } : undefined
    }
    case 'gist':
      return values.get('1') === undefined ? undefined : { text: `https://gist.github.com/${first}/${values.get('1')}` }
    case 'highlight':
    case 'code-toggle':
      return isPaired ? { text: `\`\`\`${name === 'highlight' ? (first ?? '') : ''}`, close: '```' } : undefined
    case 'details':
    case 'expand':
      return isPaired
        ? { text: `<details>\n<summary>${escapeText(value('summary', 'title', '0') ?? 'Details')}</summary>\n\n`, close: '\n\n</details>' }
        : undefined
    default: {
      const language = value('lang', 'language')
      if (isPaired && language !== undefined) return { text: `\`\`\`${language}`, close: '```' }
      const kind = callouts[name]
      if (kind === undefined || !isPaired) return undefined
      const given = value('type', 'style', 'color', 'context') ?? (first !== undefined && first in callouts ? first : undefined)
      const title = value('title')
      const type = callouts[(given ?? '').toLowerCase()] ?? kind
      return { text: `:::${type}${title === undefined ? '' : `[${title}]`}\n`, close: '\n:::' }
    }
  }
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function showEscaped({ body }: SitePage): void {
  body.edit(
    Array.from(
      body.text.matchAll(/\{\{([<%])\/\*([\s\S]*?)\*\/([>%])\}\}/g),
      ({ 0: written, 1: open, 2: inside = '', 3: close, index }) => ({
        start: index,
        end: index + written.length,
        text: `{{${open}${inside}${close}}}`,
      }),
    ),
  )
}
