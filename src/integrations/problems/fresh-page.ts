/** In `dev`: shows a saved page at once. The browser then reloads it with its styles and scripts, which takes as long again. */

/** Milliseconds to wait for the page. The reload would have to wait for it as well, so this only ends what never ends. */
const patience = 60_000

/** Put the new page in the place of the old one, all but `kept`. Returns once it's on the screen, or if that isn't possible. */
export async function showFreshPage(kept: Element): Promise<void> {
  // Nobody sees it, and the browser draws no frames.
  if (document.hidden) return
  try {
    const response = await fetch(location.href, { signal: AbortSignal.timeout(patience) })
    if (!response.ok || response.redirected) return
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
    document.title = fresh.title
    for (const each of [...document.body.children]) if (each !== kept) each.remove()
    kept.before(...fresh.body.children)
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  } catch {
    // The server is busy or gone: the reload says so.
  }
}
