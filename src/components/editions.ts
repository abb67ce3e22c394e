/** What leads to other editions is loaded when somebody asks for it, and on closed pages, which say where they stand today. */
const menu = document.querySelector<HTMLElement>('handbook-editions')

menu?.querySelector('a')?.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  void import('./edition-menu.ts').then(({ openMenu }) => openMenu(menu))
})

if (document.querySelector('handbook-closed')) void import('./edition-menu.ts')

export {}
