/** Opens the search and loads its script on demand, so that pages don't pay for it. */

const dialog = document.querySelector<HTMLDialogElement>('[data-search-dialog]')
const opener = document.querySelector<HTMLAnchorElement>('[data-search-open]')
const load = () => import('./form.ts')

function open(event: Event): void {
  if (!dialog) return
  event.preventDefault()
  void load()
  if (!dialog.open) dialog.showModal()
  dialog.querySelector('input')?.select()
}

opener?.addEventListener('click', (event) => {
  if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event)
})
// Preload on hover or focus.
for (const type of ['pointerenter', 'focus']) opener?.addEventListener(type, load, { once: true })
dialog?.addEventListener('click', (event) => {
  if (event.target === dialog || (event.target as Element).closest('a')) dialog.close()
})
// Escape would only clear the search field; in the dialog it should close.
dialog?.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  event.preventDefault()
  dialog.close()
})
document.addEventListener('keydown', (event) => {
  const target = event.target as HTMLElement
  const isTyping = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
  const isShortcut =
    (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) ||
    (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey))
  if (!isShortcut) return
  if (dialog) open(event)
  else opener?.click()
})

if (document.querySelector('[data-from-address]')) void load()
if (new URLSearchParams(location.search).has('highlight')) void import('./highlight.ts')

export {}
