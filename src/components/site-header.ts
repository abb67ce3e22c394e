/** Tells the styles how high the header is: with wide letters or many sections, its links take two lines. */
const header = document.querySelector<HTMLElement>('.site-header')
const { style } = document.documentElement

if (header)
  new ResizeObserver(() => {
    if (getComputedStyle(header).position === 'sticky') style.setProperty('--header', `${header.getBoundingClientRect().height}px`)
    else style.removeProperty('--header')
  }).observe(header)

export {}
