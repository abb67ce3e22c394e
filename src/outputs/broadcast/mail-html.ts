/** HTML for email: inline styles, and cut to a size limit. The input is our own, so its tags are well formed. */

const styles: Readonly<Record<string, string>> = {
  h1: 'font-size:24px;line-height:1.25;margin:0 0 16px',
  h2: 'font-size:20px;line-height:1.3;margin:24px 0 8px',
  h3: 'font-size:17px;line-height:1.3;margin:20px 0 8px',
  p: 'margin:0 0 14px',
  ul: 'margin:0 0 14px;padding-left:24px',
  ol: 'margin:0 0 14px;padding-left:24px',
  li: 'margin:0 0 6px',
  a: 'color:#0b57a4',
  img: 'max-width:100%;height:auto',
  figure: 'margin:0 0 14px',
  figcaption: 'font-size:14px;color:#555555',
  blockquote: 'margin:0 0 14px;padding:2px 0 2px 14px;border-left:3px solid #cccccc',
  code: 'font-family:Menlo,Consolas,monospace;font-size:14px',
  pre: 'margin:0 0 14px;padding:12px;background:#f4f4f4;overflow:auto',
  table: 'border-collapse:collapse;margin:0 0 14px',
  th: 'border:1px solid #cccccc;padding:4px 8px;text-align:left;text-align:start',
  td: 'border:1px solid #cccccc;padding:4px 8px',
  hr: 'border:0;border-top:1px solid #cccccc;margin:24px 0',
}
const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

/** A whole tag with its quoted values, so that tags inside values don't count. */
const tags = /<(\/?)([a-z][a-z0-9-]*)((?:\s+[^\s=>"'/]+(?:=(?:"[^"]*"|'[^']*'|[^\s>"']*))?)*)\s*\/?>/gi

export function withStyles(html: string): string {
  return html.replace(tags, (whole, slash: string, name: string) => {
    const style = slash === '' ? styles[name.toLowerCase()] : undefined
    return style === undefined ? whole : `<${name} style="${style}"${whole.slice(1 + name.length)}`
  })
}

/** The leading top-level blocks that fit into `maxBytes`; blocks aren't split. */
export function cutHtml(html: string, maxBytes: number): string {
  let [depth, end] = [0, 0]
  for (const match of html.matchAll(tags)) {
    const [whole, slash, name = ''] = match
    if (slash === '/') depth--
    else if (!voids.has(name.toLowerCase())) depth++
    if (depth > 0) continue
    const here = match.index + whole.length
    if (Buffer.byteLength(html.slice(0, here)) > maxBytes) break
    end = here
  }
  return html.slice(0, end)
}
