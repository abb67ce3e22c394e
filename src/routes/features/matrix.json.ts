/** Data of the matrix of features and plans, as public JSON. */
import type { APIRoute } from 'astro'
import { getSite } from '../../handbook.ts'
import { collectMatrixData } from '../../answers/matrix/collect.ts'

export const GET: APIRoute = async () => {
  const { handbook } = await getSite()
  return new Response(`${JSON.stringify(collectMatrixData(handbook))}\n`, { headers: { 'content-type': 'application/json' } })
}
