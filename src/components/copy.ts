/** Button that copies the page as Markdown. CSS hides it until this script has loaded. */
class HandbookCopy extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button')
    // `handbook dev` makes no Markdown pages, and the clipboard needs HTTPS.
    const canCopy = !import.meta.env.DEV && navigator.clipboard !== undefined
    const row = this.closest<HTMLElement>('dl > div')
    if (row && !canCopy) row.hidden = true
    button?.addEventListener('click', () => this.copy(button.dataset['markdown'] ?? ''))
  }

  async copy(address: string): Promise<void> {
    const status = this.querySelector('[role="status"]')
    if (status) status.textContent = ''
    const { copied = '', failed = '' } = this.dataset
    const result = await copyText(fetchText(address)).then(
      () => copied,
      () => failed,
    )
    if (status) status.textContent = result
  }
}

async function fetchText(address: string): Promise<Blob> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} answers ${response.status}.`)
  return new Blob([await response.text()], { type: 'text/plain' })
}

/** Some browsers allow copying only during a click, so pass the text as a promise. */
function copyText(text: Promise<Blob>): Promise<void> {
  return navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })])
}

customElements.define('handbook-copy', HandbookCopy)

export {}
