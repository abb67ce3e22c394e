// Starts the forms: signs in to `handbook dev`, and shows what the check says.
;(() => {
  window.CMS_MANUAL_INIT = true
  const { config, options, local } = JSON.parse(document.getElementById('forms-data').textContent)
  if (local) {
    localStorage.setItem('sveltia-cms.user', JSON.stringify({ backendName: 'gitea', token: local.token }))
    config.backend.api_root = location.origin + local.api
    config.backend.base_url = location.origin
    watchSaves(config.backend.api_root)
  }
  // The Escape key would close a form that's half filled in, and other languages would be loaded from elsewhere.
  const preferences = 'sveltia-cms.prefs'
  if (!localStorage.getItem(preferences)) localStorage.setItem(preferences, JSON.stringify({ closeWithEscape: false, locale: 'en-US' }))
  offerEntries(config.collections)
  addEventListener('DOMContentLoaded', () => window.CMS.init({ config }))

  /** A field names the collections whose entries it offers. */
  function offerEntries(parts) {
    for (const part of parts) {
      const entries = part.options?.entries
      if (Array.isArray(entries)) part.options = entries.flatMap((name) => options[name] ?? [])
      offerEntries([...(part.fields ?? []), ...(part.files ?? []), ...(part.field ? [part.field] : [])])
    }
  }

  /** Warnings are shown, and a deletion that was refused is explained: the program itself shows the reason only for what isn't saved. */
  function watchSaves(address) {
    const fetchAny = window.fetch
    let isStale = false
    /** Versions of entries: as they are now, and as their forms were opened. The program sends the newest one that it knows. */
    const versions = new Map(Object.entries(local.versions))
    const opened = new Map()
    const openForm = () => {
      const [, collection, name] = /^#\/collections\/([^/]+)\/entries\/([^/?]+)/.exec(location.hash) ?? []
      const path = `${collection}/${decodeURIComponent(name ?? '')}.json`
      if (versions.has(path)) opened.set(path, versions.get(path))
    }
    window.fetch = async (input, init) => {
      const isOurs = String(input).startsWith(address)
      const isSave = isOurs && init?.method === 'POST' && String(input).endsWith('/contents')
      const body = isSave ? JSON.parse(init.body) : undefined
      for (const file of body?.files ?? []) file.sha = opened.get(file.path) ?? file.sha
      const response = await fetchAny(input, body ? { ...init, body: JSON.stringify(body) } : init)
      if (isOurs && response.ok && String(input).includes('/git/trees/')) {
        const { tree } = await response.clone().json()
        for (const { path, sha } of tree) versions.set(path, sha)
      }
      if (!body) return response
      const answer = await response
        .clone()
        .json()
        .catch(() => ({}))
      const operations = body.files.map((file) => file.operation)
      for (const { path, sha } of response.ok ? (answer.files ?? []) : []) {
        versions.set(path, sha)
        opened.set(path, sha)
      }
      if (response.ok && operations.some((each) => each !== 'update')) isStale = true
      if (response.ok && answer.warnings?.length > 0) show('Saved, with warnings', answer.warnings)
      else if (!response.ok && operations.includes('delete')) show('Not deleted', String(answer.message).split('\n'))
      return response
    }
    openForm()
    // Fields offer the entries that there were when the page was loaded.
    addEventListener('hashchange', () => {
      if (isStale && /\/(new|entries)\b/.test(location.hash)) location.reload()
      else openForm()
    })
  }

  function show(title, lines) {
    const dialog = document.createElement('dialog')
    dialog.className = 'forms-dialog'
    const heading = dialog.appendChild(document.createElement('h2'))
    heading.textContent = title
    for (const line of lines) dialog.appendChild(document.createElement('p')).textContent = line
    const button = dialog.appendChild(document.createElement('button'))
    button.textContent = 'OK'
    button.addEventListener('click', () => dialog.close())
    dialog.addEventListener('close', () => dialog.remove())
    document.body.appendChild(dialog)
    dialog.showModal()
  }
})()
