/** Scrolls a long section's navigation to the current page. */
const nav = document.querySelector<HTMLElement>('.section-nav > nav')
const current = nav?.querySelector<HTMLElement>('[aria-current="page"]')

if (nav && current) {
  const below = current.getBoundingClientRect().bottom - nav.getBoundingClientRect().bottom
  // `scrollIntoView` would scroll the page as well.
  if (below > 0) nav.scrollTop = below + nav.clientHeight / 2
}

export {}
