/** Loaded by `node --import`: turns off the leak check, so that a test can search the output itself. */
import { registerHooks } from 'node:module'

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.endsWith('/src/finish.ts')) return loaded
    const source = String(loaded.source).replace("if (audience === 'public') {", 'if (false) {')
    if (source === String(loaded.source)) throw new Error('The leak check is called in another way by now.')
    return { ...loaded, source }
  },
})
