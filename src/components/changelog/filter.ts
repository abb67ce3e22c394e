/** Filters the changelog by form and URL, and marks what's new to this reader. */
import { changelogText } from '../../collections/changelog/browser-words.ts'
import { type Facts, searchable } from '../../plain/list-filter.ts'
import { FilterForm } from '../filter/form.ts'
import { GroupedList } from '../filter/groups.ts'
import { findPageWith } from '../filter/other-pages.ts'
import { readOtherPages } from '../filter/pages-data.ts'
import { markNews } from '../news.ts'

const inView = new IntersectionObserver(
  (changes) => {
    for (const { isIntersecting, target } of changes) if (isIntersecting) target.classList.add('is-near')
  },
  { threshold: 0.5 },
)

/** Shows each picture when it comes into view, also those of groups that were fetched. */
function watchPictures(): void {
  for (const each of document.querySelectorAll('.change-picture')) inView.observe(each)
}

class HandbookChangelog extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form) return
    const list = new GroupedList(this, { parts: '.change-group', lines: '.change-list > li', readFacts })
    watchPictures()
    const lines = list.groups.flatMap((group) => group.lines)
    const years = [...document.querySelectorAll<HTMLAnchorElement>('.jump-row a[data-year]')].map((link) => ({ link, address: link.href }))
    const count = (shown: readonly HTMLElement[]) => {
      watchPictures()
      linkYears(years, list)
      return shown.length
    }
    new FilterForm(form, {
      words: changelogText,
      count: Number(this.dataset['count']),
      narrow: (filter) => {
        const shown = list.narrow(filter)
        return shown instanceof Promise ? shown.then(count) : count(shown)
      },
    })
    // Nothing is new on further pages: their entries have only moved.
    const news = form.querySelector<HTMLElement>('[data-news]')
    if (news)
      markNews(
        news,
        lines.map(({ element }) => element),
        changelogText,
        '.entry-meta',
      )
    this.#followAnchor()
  }

  /** Links to a release may be older than its page. */
  async #followAnchor(): Promise<void> {
    const id = location.hash.slice(1)
    if (!/^(v\d|unreleased)/.test(id) || document.getElementById(id)) return
    const page = await findPageWith(id, readOtherPages(this))
    if (page !== undefined) location.replace(page + location.hash)
  }
}

/** While a filter is on, each year links to its first visible release, otherwise to the page of its first release. */
function linkYears(years: readonly { link: HTMLAnchorElement; address: string }[], { groups, isNarrow }: GroupedList): void {
  for (const { link, address } of years) {
    const first = groups.find(({ part }) => !part.hidden && part.dataset['year'] === link.dataset['year'])
    link.hidden = isNarrow && !first
    link.href = isNarrow && first ? `#${first.part.id}` : address
  }
}

function readFacts(element: HTMLElement): Facts {
  const { type = '', tier = '', offering = '', area = '' } = element.dataset
  const year = element.querySelector('time')?.dateTime.slice(0, 4) ?? ''
  return {
    values: { type: [type], tier: tier.split(' '), offering: offering.split(' '), area: area.split(' '), year: [year] },
    text: searchable(element.textContent ?? ''),
  }
}

customElements.define('handbook-changelog', HandbookChangelog)
