/** On the start page, marks changes since the reader's last visit. */
import { newsText } from '../words/news.ts'
import { markNews } from './news.ts'

class HandbookNews extends HTMLElement {
  connectedCallback(): void {
    const rows = [...this.querySelectorAll<HTMLElement>('[data-uid]')]
    for (const row of markNews(this.querySelector('[data-news]'), rows, newsText, '.row-kind'))
      row.closest('details')?.setAttribute('open', '')
  }
}

customElements.define('handbook-news', HandbookNews)
