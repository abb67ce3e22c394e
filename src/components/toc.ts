/** Marks the current heading in the table of contents. */
const links = [...document.querySelectorAll<HTMLAnchorElement>('.toc a')]
const headings = links.flatMap((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))) ?? [])

function markCurrent(): void {
  // The last heading above the upper third of the window, or at the end of the page, the last one.
  const isAtEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2
  const above = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3)
  const current = isAtEnd && scrollY > 0 ? headings.at(-1) : above.at(-1)
  for (const link of links) {
    if (current && link.hash === `#${current.id}`) link.setAttribute('aria-current', 'true')
    else link.removeAttribute('aria-current')
  }
}

if (headings.length > 0) {
  const observer = new IntersectionObserver(markCurrent, { rootMargin: '0px 0px -66% 0px' })
  for (const heading of headings) observer.observe(heading)
  addEventListener('scrollend', markCurrent)
  markCurrent()
}

export {}
