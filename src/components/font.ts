/** Fetches the font of titles once a page is at rest, so that the first view costs nothing more. Later pages have it from the start. */
import font from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url'
import { fontKey } from '../page/theme-script.ts'

interface Connection {
  saveData?: boolean
}

function fetchFont(): void {
  const link = document.createElement('link')
  Object.assign(link, { rel: 'prefetch', as: 'font', crossOrigin: 'anonymous', href: font })
  link.addEventListener('load', () => localStorage.setItem(fontKey, font))
  document.head.append(link)
}

try {
  const { connection } = navigator as { connection?: Connection }
  if (localStorage.getItem(fontKey) !== font && !connection?.saveData) window.addEventListener('load', fetchFont, { once: true })
} catch {
  // Storage is blocked, so no page would know that the font is there.
}
