/** In a long section, the page that is read stands in view. */
const nav = document.querySelector<HTMLElement>('.section-nav > nav')
const current = nav?.querySelector<HTMLElement>('[aria-current="page"]')

if (nav && current) {
  const below = current.getBoundingClientRect().bottom - nav.getBoundingClientRect().bottom
  // Not with scrollIntoView, which would move the page as well.
  if (below > 0) nav.scrollTop = below + nav.clientHeight / 2
}

export {}
