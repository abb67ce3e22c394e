/** Data of the upgrade page, as public JSON. */
import type { APIRoute } from 'astro'
import { getSite } from '../../handbook.ts'
import { collectUpgradeData } from '../../answers/upgrade/collect.ts'

export const GET: APIRoute = async () => {
  const { handbook } = await getSite()
  return new Response(`${JSON.stringify(collectUpgradeData(handbook))}\n`, { headers: { 'content-type': 'application/json' } })
}
