/** What the upgrade page answers from, for everybody to read. */
import type { APIRoute } from 'astro'
import { getSite } from '../../handbook.ts'
import { upgradeDataOf } from '../../answers/upgrade/collect.ts'

export const GET: APIRoute = async () => {
  const { handbook } = await getSite()
  return new Response(`${JSON.stringify(upgradeDataOf(handbook))}\n`, { headers: { 'content-type': 'application/json' } })
}
