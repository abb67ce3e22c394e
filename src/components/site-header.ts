/** Tells the styles how high the header is: with wide letters or many sections, its links take two lines. */
const header = document.querySelector<HTMLElement>('.site-header')

if (header) {
  // A sheet of its own: no element of a page has a style attribute.
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets.push(sheet)
  new ResizeObserver(() => {
    const isInView = getComputedStyle(header).position === 'sticky'
    sheet.replaceSync(isInView ? `:root { --header: ${header.getBoundingClientRect().height}px }` : '')
  }).observe(header)
}

export {}
