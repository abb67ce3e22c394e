/** Draws diagrams as SVG at build time, with colours from the style sheet and no style in the page. */
import { renderMermaidSVG } from 'beautiful-mermaid'
import type { Element, ElementContent, Properties, Root } from 'hast'
import { h } from 'hastscript'
import { text } from '../words/text.ts'
import { readDiagram } from './diagram.ts'
import { parseFragment } from './engine.ts'
import type { Fence } from './code-fences.ts'

/** Returns a figure with diagram and source; undefined if it can't be drawn. `index` and `scope` make its ids unique on the page. */
export function drawDiagram({ code, title }: Fence, index: number, scope = ''): ElementContent | undefined {
  const diagram = readDiagram(code)
  if ('message' in diagram) return undefined
  let svg: Element | undefined
  try {
    const root: Root = parseFragment(renderMermaidSVG(diagram.drawn, { transparent: true, padding: 8 }))
    svg = root.children.find((child) => child.type === 'element')
  } catch {
    // The library rejected something that the check let through. The caller shows the source.
  }
  if (!svg) return undefined
  const label = title ?? diagram.title ?? text.vocabulary.diagram
  const prefix = `_${hash(scope + code)}${index}-`
  return h('figure', { class: 'diagram' }, [
    h('div', { class: 'diagram-drawing', role: 'img', tabIndex: 0, ariaLabel: label }, [enlarge(tidy(svg, prefix))]),
    h('details', { class: 'fold' }, [h('summary', text.vocabulary.diagramAsText), h('pre', { tabIndex: 0 }, [h('code', `${code}\n`)])]),
    title === undefined ? undefined : h('figcaption', title),
  ])
}

/** Scales up by 1.2: the library's smallest text is 11 pixels, which is too small to read. */
function enlarge(svg: Element): Element {
  const larger = (value: unknown) => String(Math.round(Number(value) * 1.2))
  const { width, height } = svg.properties
  return { ...svg, properties: { ...svg.properties, width: larger(width), height: larger(height) } }
}

/** Removes styles and unused attributes, prefixes ids, and rounds lengths to a tenth of a pixel. */
function tidy(node: Element, prefix: string): Element {
  const properties: Properties = {}
  for (const [name, value] of Object.entries(node.properties)) {
    if (/^(style|xmlns|data[A-Z-].*|fontFamily)$/.test(name) || value === undefined || value === null) continue
    if (name === 'className') {
      if (String(value) === 'mono') properties['className'] = ['mono']
    } else if (name === 'id') properties['id'] = prefix + String(value)
    else if (Array.isArray(value)) properties[name] = value
    else properties[name] = roundLengths(String(value).replace(/^url\(#/, `url(#${prefix}`))
  }
  const children = node.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return child.type === 'text' && child.value.trim() !== '' ? [child] : []
    return child.tagName === 'style' ? [] : [tidy(child, prefix)]
  })
  return { type: 'element', tagName: node.tagName, properties, children }
}

function roundLengths(value: string): string {
  return value.replace(/(?<![\w#-])-?\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10))
}

/** Returns a short hash (djb2). */
function hash(code: string): string {
  let value = 5381
  for (const char of code) value = (Math.imul(value, 33) ^ (char.codePointAt(0) ?? 0)) >>> 0
  return value.toString(36)
}
