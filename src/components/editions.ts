/**
 * Loads the menu of editions on demand, and at once on published pages, which link to today's version. Loads the comparison too, because a
 * separate entry script would cost every page another request.
 */
const menu = document.querySelector<HTMLElement>('handbook-editions')

menu?.querySelector('a')?.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  void import('./edition-menu.ts').then(({ openMenu }) => openMenu(menu))
})

if (document.querySelector('handbook-closed')) void import('./edition-menu.ts')
if (document.querySelector('handbook-compare')) void import('./compare/compare.ts')

export {}
