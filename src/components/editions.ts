/** Loads the menu of editions on demand. */
const menu = document.querySelector<HTMLElement>('handbook-editions')

menu?.querySelector('a')?.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  void import('./edition-menu.ts').then(({ openMenu }) => openMenu(menu))
})

export {}
