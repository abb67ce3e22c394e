/** Publishes release notes as a GitHub release. GitHub can be asked what it has, so nothing is published twice. */
import { isPrerelease } from '../../plain/versions.ts'
import type { Courier, Delivery, Outcome } from './courier.ts'
import type { GithubSetup } from './environment.ts'
import { describeRefusal, type HttpAnswer, type HttpFailure, type HttpRequest, request } from './http.ts'

export interface GithubRelease {
  version: string
  /** Tag of the release, if it isn't the version with or without "v". */
  tag?: string | undefined
  title: string
  notes: string
  /** Whether to replace notes that it has already. */
  canReplace: boolean
}

/** What we read of a release. */
interface Known {
  id: number
  html_url: string
  name: string | null
  body: string | null
}

export function githubCourier(release: GithubRelease, setup: GithubSetup): Courier {
  const delivery: Delivery = { key: 'github', name: setup.repository, send: () => publish(release, setup) }
  return { deliveries: [delivery], canAsk: true, close: () => {} }
}

async function publish(release: GithubRelease, setup: GithubSetup): Promise<Outcome> {
  const tag = await findTag(release, setup)
  if (typeof tag !== 'string') return tag
  const found = await call({ method: 'GET', path: `/releases/tags/${encodeURIComponent(tag)}` }, setup)
  if ('kind' in found) return unsent(found)
  const known = found.status === 404 ? undefined : readRelease(found)
  if (found.status !== 404 && !known) return refused(found, setup)
  if (known && isSame(known, release)) return { kind: 'sent', receipt: known.html_url }
  if (known && !release.canReplace && (known.body ?? '').trim() !== '')
    return {
      kind: 'failed',
      reason: `GitHub already has a release for the tag "${tag}", with other notes: ${setup.mask(known.html_url)}. Nothing was changed. To replace its notes, add --again.`,
    }
  const content = { name: release.title, body: release.notes }
  const saved = await call(
    known
      ? { method: 'PATCH', path: `/releases/${known.id}`, body: content }
      : {
          method: 'POST',
          path: '/releases',
          // "legacy" makes the highest version the latest, so that a patch of an old line isn't.
          body: { tag_name: tag, ...content, prerelease: isPrerelease(release.version), make_latest: 'legacy' },
        },
    setup,
  )
  if ('kind' in saved) return saved
  if (saved.status !== 200 && saved.status !== 201) return refused(saved, setup)
  return { kind: 'sent', receipt: readRelease(saved)?.html_url }
}

/** GitHub would make a missing tag from the newest commit, which may not be the release. */
async function findTag({ version, tag }: GithubRelease, setup: GithubSetup): Promise<string | Outcome> {
  const names =
    tag === undefined ? [`v${version}`, version, ...(/^\d+\.\d+$/.test(version) ? [`v${version}.0`, `${version}.0`] : [])] : [tag]
  for (const name of names) {
    const answer = await call({ method: 'GET', path: `/git/ref/tags/${encodeURIComponent(name)}` }, setup)
    if ('kind' in answer) return unsent(answer)
    if (answer.status === 200) return name
    if (answer.status !== 404) return refused(answer, setup)
  }
  const list = names.map((name) => `"${name}"`).join(' or ')
  return {
    kind: 'failed',
    reason: `${setup.repository} has no tag ${list}, or the token may not read it. Push the tag first, or name another with --tag.`,
  }
}

function call(
  { path, ...rest }: Pick<HttpRequest, 'method' | 'body'> & { path: string },
  setup: GithubSetup,
): Promise<HttpAnswer | HttpFailure> {
  const { api, repository, token, timeout, mask } = setup
  const headers = { accept: 'application/vnd.github+json', authorization: `Bearer ${token}`, 'x-github-api-version': '2022-11-28' }
  return request({ ...rest, url: `${api}/repos/${repository}${path}`, headers, timeout, mask })
}

function readRelease({ status, text }: HttpAnswer): Known | undefined {
  if (status < 200 || status > 299) return undefined
  try {
    const value = JSON.parse(text) as Partial<Known>
    return typeof value.id === 'number' && typeof value.html_url === 'string'
      ? { id: value.id, html_url: value.html_url, name: value.name ?? null, body: value.body ?? null }
      : undefined
  } catch {
    return undefined
  }
}

/** GitHub stores line breaks as they come, but its own editor writes those of Windows. */
function isSame({ name, body }: Known, { title, notes }: GithubRelease): boolean {
  const plain = (text: string) => text.replaceAll('\r\n', '\n').trim()
  return plain(name ?? '') === plain(title) && plain(body ?? '') === plain(notes)
}

/** A question that got no answer changed nothing. */
function unsent({ reason }: HttpFailure): Outcome {
  return { kind: 'failed', reason }
}

function refused(answer: HttpAnswer, { api, mask }: GithubSetup): Outcome {
  return { kind: 'failed', reason: describeRefusal(answer, new URL(api).host, mask) }
}
