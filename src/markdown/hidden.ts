/** Elements that browsers don't show. The printers leave them out, and the check reports them. */

/** Attributes that can hide an element, as written. In MDX, `style` may be an object. */
export interface HidingAttributes {
  hidden?: unknown
  popover?: unknown
  open?: unknown
  type?: unknown
  class?: unknown
  style?: unknown
}

/** Elements that browsers never show, or only when a script opens them. */
const hiddenElements = new Set(['datalist', 'head', 'noembed', 'noframes'])

/** Class names that hide elements in common style sheets. Ours has none of them. */
const hidingClass = /(^|\s)(hidden|d-none|invisible|is-hidden|display-none)(\s|$)/i

/** `aria-hidden` doesn't count, since sighted readers see the element; nor does `sr-only`, which is read out. */
export function isHidden(tagName: string, attributes: HidingAttributes): boolean {
  if (hiddenElements.has(tagName) || (tagName === 'dialog' && !isSet(attributes.open))) return true
  if (isSet(attributes.hidden) || isSet(attributes.popover)) return true
  if (tagName === 'input' && /^\s*hidden\s*$/i.test(toText(attributes.type))) return true
  return hidingClass.test(toText(attributes.class)) || hidesText(toStyle(attributes.style))
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : Array.isArray(value) ? value.filter((each) => typeof each === 'string').join(' ') : ''
}

const zero = String.raw`[+-]?(0+(\.0*)?|\.0+)`

/** Declarations that hide text, as "property: value". Colours aren't compared with their background. */
const hidingStyles = [
  'display: none',
  'visibility: (hidden|collapse)',
  'content-visibility: hidden',
  `opacity: ${zero}%?`,
  `(font-size|(max-)?(height|width|block-size|inline-size)|zoom|scale): ${zero}[a-z%]*`,
  `font: .*(^|\\s)${zero}[a-z%]*(\\s|/).*`,
  '(color|-webkit-text-fill-color): (transparent|#([0-9a-f]{3}0|[0-9a-f]{6}00))',
  String.raw`(left|right|top|bottom|text-indent|margin(-\w+)*|inset(-\w+)*): -\d{3,}.*`,
  String.raw`clip(-path)?: (rect\(\s*[01](px)?[\s,]|inset\(\s*(50|100)%|circle\(\s*0|polygon\(\s*0).*`,
  String.raw`transform: .*(scale[xy]?\(\s*${zero}\s*[,)]|translate[xy]?\([^)]*-\d{3,}).*`,
].map((pattern) => new RegExp(`^(?:${pattern})$`))

function hidesText(style: string): boolean {
  return style !== '' && parseDeclarations(style).some((declaration) => hidingStyles.some((each) => each.test(declaration)))
}

function toStyle(style: unknown): string {
  if (typeof style !== 'object' || style === null) return toText(style)
  const written = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return Object.entries(style)
    .map(([name, value]) => `${written(name)}: ${typeof value === 'number' ? value : toText(value)}`)
    .join(';')
}

/** Splits a style as CSS does: without comments, with escapes resolved, lowercased. */
function parseDeclarations(style: string): string[] {
  const plain = style
    .replace(/\/\*[\s\S]*?(?:\*\/|$)/g, '')
    .replace(/\\(?:([0-9a-f]{1,6})\s?|([\s\S]))/gi, (_, code: string | undefined, character = '') =>
      code ? decodeEscape(code) : character,
    )
    .toLowerCase()
  return plain.split(';').map((declaration) => {
    const [name = '', ...value] = declaration.replace(/!\s*important/g, '').split(':')
    return `${name.trim()}: ${value.join(':').trim()}`
  })
}

function decodeEscape(hex: string): string {
  const code = Number.parseInt(hex, 16)
  return code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code)
}
