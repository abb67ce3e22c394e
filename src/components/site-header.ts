/** Tells CSS the height of the header, which wraps with large fonts or many sections. */
const header = document.querySelector<HTMLElement>('.site-header')

if (header) {
  // A constructed sheet, because no element has a style attribute.
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets.push(sheet)
  new ResizeObserver(() => {
    const isInView = getComputedStyle(header).position === 'sticky'
    sheet.replaceSync(isInView ? `:root { --header: ${header.getBoundingClientRect().height}px }` : '')
  }).observe(header)
}

export {}
