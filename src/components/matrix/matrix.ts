/** The matrix as HTML, a tab per offering; the build and the browser share it. */
import { matrixAnchor } from '../../plain/list-anchors.ts'
import { matrixText as text } from '../../words/matrix.ts'
import type { Matrix, MatrixRow, MatrixTable } from '../../answers/matrix/matrix.ts'
import { href } from '../address.ts'
import { dayInWords } from '../dates.ts'
import { type Markup, markup } from '../upgrade/markup.ts'

export function matrixHtml(matrix: Matrix): string {
  const day = markup`<p class="matrix-day">${asOf(matrix)}</p>`
  const tables = matrix.tables.map(tableMarkup)
  return tables.length > 1
    ? markup`${day}<handbook-tabs class="tabs matrix-tabs">${tables}</handbook-tabs>`.html
    : markup`${day}${tables}`.html
}

/** "As of 2.9, 10 July 2024". */
export function asOf({ on, version }: Matrix): string {
  return version === undefined ? text.asOf(dayInWords(on)) : text.asOfRelease(version, dayInWords(on))
}

function tableMarkup({ offering, tiers, areas, apart }: MatrixTable): Markup {
  const heading = markup`<h2 class="tab-title" id="${matrixAnchor(offering.id)}">${offering.title}</h2>`
  const others = tiers.length > 0 && apart.length > 0 ? unheldMarkup(apart, offering.title) : undefined
  if (tiers.length === 0 || areas.length === 0)
    return markup`<section class="page-section tab">${heading}<p>${tiers.length === 0 ? text.none : text.noFeatures}</p>${others}</section>`
  const heads = tiers.map(({ name, today }) => markup`<th scope="col">${today === undefined ? name : text.nowCalled(name, today)}</th>`)
  const bodies = areas.map(
    ({ title, rows }) =>
      markup`<tbody><tr><th scope="rowgroup" class="matrix-area">${title}</th><td colspan="${tiers.length}"></td></tr>${rows.map((row) => rowMarkup(row, tiers.length))}</tbody>`,
  )
  return markup`<section class="page-section tab">${heading}<div class="table table-wide matrix" tabindex="0" role="group" aria-label="${text.tableOf(offering.title)}"><table><thead><tr><th scope="col">${text.feature}</th>${heads}</tr></thead>${bodies}</table></div>${others}</section>`
}

function rowMarkup({ feature, cells }: MatrixRow, count: number): Markup {
  const name = markup`<th scope="row"><a href="${href(`/features/${feature.id}/`)}">${feature.title}</a></th>`
  if (typeof cells === 'string') return markup`<tr>${name}<td colspan="${count}" class="matrix-${cells}">${text[cells]}</td></tr>`
  return markup`<tr>${name}${cells.map(cellMarkup)}</tr>`
}

/** In the table, features that no plan has would be empty rows. */
function unheldMarkup(features: MatrixTable['apart'], offering: string): Markup {
  const links = features.map(({ id, title }) => markup`<li><a href="${href(`/features/${id}/`)}">${title}</a></li>`)
  return markup`<details class="matrix-apart"><summary>${text.apart(features.length, offering)}</summary><ul>${links}</ul></details>`
}

function cellMarkup(cell: string | undefined): Markup {
  if (cell === undefined)
    return markup`<td class="matrix-no"><span aria-hidden="true">–</span><span class="sr-only">${text.hasNot}</span></td>`
  return markup`<td class="matrix-yes"><span aria-hidden="true">●</span><span class="sr-only">${text.has}</span>${cell !== '' && markup` <span class="matrix-words">${cell}</span>`}</td>`
}
