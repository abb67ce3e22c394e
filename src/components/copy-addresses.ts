/** Buttons that copy an address. Without JavaScript or a clipboard, which needs HTTPS, they stay hidden. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  if (navigator.clipboard === undefined) break
  delete button.dataset['waiting']
  const label = button.innerHTML
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(new URL(button.dataset['copy'] ?? '', location.href).href)
    button.textContent = button.dataset['copied'] ?? ''
    button.addEventListener('blur', () => (button.innerHTML = label), { once: true })
  })
}

export {}
