/** `handbook dev`: what is written shows at once, drafts and images too. */
import { spawn } from 'node:child_process'
import { renameSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../support/command.ts'
import { contentFolder } from '../support/folders.ts'
import { png } from '../support/images.ts'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

test('pages follow their files; drafts, images and redirects are served', async () => {
  const content = contentFolder({
    'handbook/index.md': '# Book\n\n![dot](dot.svg) ![Wide](a%20wide.png) ![Empty](empty.png)\n',
    'handbook/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'handbook/draft.md': '---\nstatus: draft\nformerly: [older]\n---\n\n# Draft\n',
  })
  writeFileSync(join(content, 'handbook/a wide.png'), png(900, 20))
  writeFileSync(join(content, 'handbook/empty.png'), '')
  const port = await freePort()
  const child = spawn(process.execPath, [join(projectRoot, 'src/cli/main.ts'), 'dev', '--port', String(port), '--content', content], {
    stdio: 'ignore',
    // Astro serves no pages where it believes to be under test itself.
    env: { ...process.env, VITEST: undefined },
  })
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' }).catch(() => undefined)
    return { status: response?.status, text: (await response?.text()) ?? '', location: response?.headers.get('location') }
  }
  const poll = (path: string) => expect.poll(() => get(path), { timeout: 30_000, interval: 200 })
  try {
    await poll('/handbook/').toMatchObject({ status: 200 })
    expect((await get('/handbook/dot.svg')).text).toContain('<svg')
    const { text } = await get('/handbook/')
    expect(text).toContain('width="900" height="20"')
    expect(text).toContain(' Empty</p>')
    // The image itself stands in for its lighter forms.
    const [, form = ''] = /srcset="(\S+) 900w"/.exec(text) ?? []
    expect(form).toMatch(/^\/_pictures\//)
    const response = await fetch(`http://127.0.0.1:${port}${form}`)
    expect(Buffer.from(await response.arrayBuffer())).toEqual(png(900, 20))
    expect((await get('/handbook/draft/')).text).toContain('badge-draft')
    expect((await get('/handbook/older/')).location).toBe('/handbook/draft/')

    writeFileSync(join(content, 'handbook/new.md'), '# New page\n')
    await poll('/handbook/new/').toMatchObject({ status: 200, text: expect.stringContaining('New page') })
    writeFileSync(join(content, 'handbook/new.md'), '# New page\n\nChanged.\n')
    await poll('/handbook/new/').toMatchObject({ text: expect.stringContaining('Changed.') })
    renameSync(join(content, 'handbook/new.md'), join(content, 'handbook/renamed.md'))
    await poll('/handbook/renamed/').toMatchObject({ status: 200 })
    await poll('/handbook/new/').toMatchObject({ status: 404 })
  } finally {
    child.kill()
  }
})
