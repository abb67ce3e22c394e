/**
 * What leads to other editions is loaded when somebody asks for it, and on closed pages, which say where they stand today.
 * The comparison is loaded from here too: a script of its own that loads others would cost every page one request more.
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
