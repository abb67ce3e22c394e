/** Pictures and videos of a changelog entry, with their addresses. */
import type { Picture } from '../../markdown/picture.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { resolveLink } from '../../graph/links/links.ts'
import { pictureOf } from '../../graph/files/pictures.ts'

export interface Medium {
  kind: 'image' | 'video'
  /** An image, or a video with just its address. */
  picture: Picture
  alt: string
  caption: string | undefined
}

export function mediaOf(entry: Entry<'changelog'>, handbook: Handbook): Medium[] {
  const { media = [] } = entry.data
  return media.flatMap(({ src, alt, caption, kind }) => {
    const picture = pictureOf(resolveLink(entry, src, handbook.linkIndex), handbook.linkIndex)
    return picture ? [{ kind, picture, alt, caption }] : []
  })
}

/** The first image among an entry's media or, failing that, in its text. Images from other sites don't count: their size is unknown. */
export function firstPicture(entry: Entry<'changelog'>, handbook: Handbook): Medium | undefined {
  const named = mediaOf(entry, handbook).filter(({ kind }) => kind === 'image')
  const inText = entry.document.links
    .filter(({ kind }) => kind === 'image')
    .flatMap(({ url, text }): Medium[] => {
      const picture = pictureOf(resolveLink(entry, url, handbook.linkIndex), handbook.linkIndex)
      return picture ? [{ kind: 'image', picture, alt: text, caption: undefined }] : []
    })
  return [...named, ...inText].find(({ picture }) => picture.size !== undefined)
}
