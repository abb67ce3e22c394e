/** Upgrade form: shows the answer for the chosen versions, offering and plan, or those in the URL. */
import { upgradeText as text } from '../../words/upgrade.ts'
import { answerUpgrade, type UpgradeAnswer } from '../../answers/upgrade/answer.ts'
import type { UpgradeData } from '../../answers/upgrade/data.ts'
import { type AskedUpgrade, readUpgrade, selectableReleases } from '../../answers/upgrade/query.ts'
import { answerHtml } from './answer.ts'
import { completeSelect } from '../complete-select.ts'
import { versionLabel } from './versions.ts'

const names = ['from', 'to', 'offering', 'tier'] as const

class HandbookUpgrade extends HTMLElement {
  #data: Promise<UpgradeData> | undefined

  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form) return
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#ask(form)
    })
    form.addEventListener('change', () => this.#ask(form))
    form.addEventListener('focusin', () => void this.#complete(form), { once: true })
    this.addEventListener('click', (event) => {
      if ((event.target as Element).closest('[data-copy]')) void this.#copy()
    })
    window.addEventListener('popstate', () => void this.#answer(form, readAsked(location.search)))
    if (location.search.length > 1) void this.#answer(form, readAsked(location.search))
  }

  #ask(form: HTMLFormElement): void {
    const asked = new URLSearchParams(
      names.flatMap((name) => {
        const value = field(form, name)?.value
        return value ? [[name, value]] : []
      }),
    )
    history.pushState(null, '', `?${asked}`)
    void this.#answer(form, readAsked(`?${asked}`))
  }

  /** Older versions are in the data alone. */
  async #complete(form: HTMLFormElement): Promise<void> {
    try {
      completeFields(form, await this.#load())
    } catch {
      // Announces the result when a version is chosen.
    }
  }

  /** Loads the data once; after a failure, again. */
  async #load(): Promise<UpgradeData> {
    this.#data ??= load(this.dataset['source'] ?? '')
    try {
      return await this.#data
    } catch (error) {
      this.#data = undefined
      throw error
    }
  }

  async #answer(form: HTMLFormElement, asked: AskedUpgrade): Promise<void> {
    const status = this.querySelector('[data-status]')
    const answerElement = this.querySelector('[data-answer]')
    if (!status || !answerElement) return
    try {
      const data = await this.#load()
      completeFields(form, data)
      const upgrade = readUpgrade(asked, data)
      if (!upgrade) return
      const answer = answerUpgrade(upgrade, data)
      answerElement.innerHTML = answerHtml(answer, data)
      const copy = answerElement.querySelector<HTMLElement>('.upgrade-copy')
      if (copy) copy.hidden = navigator.clipboard === undefined
      status.textContent = `${text.range(answer.from.version, answer.to.version)}: ${answerElement.querySelector('.upgrade-summary strong')?.textContent ?? ''}`
      fillFields(form, answer)
    } catch {
      status.textContent = text.failed
    }
  }

  /** Copies the checklist as Markdown with its checked state. */
  async #copy(): Promise<void> {
    const lines = [...this.querySelectorAll('.upgrade-checklist > li')].map((item) => {
      const link = item.querySelector('a')
      return `- [${item.querySelector('input')?.checked ? 'x' : ' '}] ${item.querySelector('label')?.textContent?.trim()} ([${link?.textContent}](${link?.href}))`
    })
    await navigator.clipboard.writeText(`${lines.join('\n')}\n`)
    const status = this.querySelector('.upgrade-copy [role="status"]')
    if (status) status.textContent = text.copied
  }
}

function readAsked(search: string): AskedUpgrade {
  const query = new URLSearchParams(search)
  return Object.fromEntries(names.map((name) => [name, query.get(name) ?? undefined]))
}

async function load(address: string): Promise<UpgradeData> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} answers ${response.status}.`)
  return (await response.json()) as UpgradeData
}

function field(form: HTMLFormElement, name: string): HTMLSelectElement | undefined {
  return form.querySelector<HTMLSelectElement>(`[name="${name}"]`) ?? undefined
}

function completeFields(form: HTMLFormElement, data: UpgradeData): void {
  const releases = selectableReleases(form.dataset['offering'] ?? '', data).flatMap((index) => data.releases[index]?.version ?? [])
  for (const name of ['from', 'to']) {
    const select = field(form, name)
    if (select) completeSelect(select, releases.toReversed(), versionLabel)
  }
}

/** Sets the fields to match the answer. */
function fillFields(form: HTMLFormElement, { from, to, offering, tier }: UpgradeAnswer): void {
  const values = { from: from.version, to: to.version, offering, tier: tier?.id ?? '' }
  for (const name of names) {
    const select = field(form, name)
    if (select) select.value = values[name]
  }
}

customElements.define('handbook-upgrade', HandbookUpgrade)
