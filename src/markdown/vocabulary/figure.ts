import { h } from 'hastscript'
import { z } from 'zod'
import { printPicture } from '../picture.ts'
import { defineComponent } from './component.ts'

export const figure = defineComponent({
  name: 'Figure',
  purpose: 'Shows an image with a caption.',
  display: 'blocks',
  files: ['src'],
  props: z.strictObject({
    src: z.string().min(1).describe('Path of the image, relative to the file.'),
    alt: z.string().min(1).describe('Alt text: what the image shows.'),
    caption: z.string().min(1).optional().describe('Caption: what to look for.'),
  }),
  web({ props }, context) {
    const picture = context.picture(props.src)
    if (!picture) return [h('p', props.alt)]
    return [h('figure', [printPicture(picture, { alt: props.alt }), props.caption ? h('figcaption', props.caption) : undefined])]
  },
  feed({ props }, context) {
    const src = context.image(props.src)
    return [h('p', src ? [h('img', { src, alt: props.alt })] : props.alt), ...(props.caption ? [h('p', [h('em', props.caption)])] : [])]
  },
})
