import { h } from 'hastscript'
import { z } from 'zod'
import { text } from '../../words/text.ts'
import { defineComponent } from './component.ts'

export const video = defineComponent({
  name: 'Video',
  purpose: 'Shows a video with a caption.',
  display: 'blocks',
  files: ['src', 'poster', 'subtitles'],
  props: z.strictObject({
    src: z.string().min(1).describe('Path of the video (.mp4 or .webm), relative to the file.'),
    alt: z.string().min(1).describe('Alt text: what the video shows.'),
    poster: z.string().min(1).optional().describe('Path of the picture to show until it plays.'),
    subtitles: z.string().min(1).optional().describe('Path of a .vtt file with subtitles.'),
    caption: z.string().min(1).optional().describe('Caption: what to look for.'),
  }),
  web({ props }, context) {
    const src = context.image(props.src)
    if (!src) return [h('p', props.alt)]
    const poster = props.poster === undefined ? undefined : context.image(props.poster)
    const subtitles = props.subtitles === undefined ? undefined : context.image(props.subtitles)
    return [
      h('figure', { class: 'video' }, [
        // A video with a poster isn't loaded until someone plays it.
        h('video', { src, poster, controls: true, preload: poster ? 'none' : 'metadata', ariaLabel: props.alt }, [
          subtitles ? h('track', { kind: 'captions', src: subtitles, label: text.vocabulary.subtitles, default: true }) : undefined,
          h('a', { href: src }, props.alt),
        ]),
        props.caption ? h('figcaption', props.caption) : undefined,
      ]),
    ]
  },
  feed({ props }, context) {
    const src = context.image(props.src)
    const link = h('p', src ? [h('a', { href: src }, text.vocabulary.film(props.alt))] : props.alt)
    return [link, ...(props.caption ? [h('p', [h('em', props.caption)])] : [])]
  },
})
