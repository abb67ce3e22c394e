/**
 * Keys that an input method takes, such as the Enter that ends a word of Chinese, Japanese or Korean, reach no other script of the page.
 * Safari ends the composition before it sends that Enter, so the key code of input methods counts as well.
 */
addEventListener(
  'keydown',
  (event) => {
    if (event.isComposing || event.keyCode === inputMethodKey) event.stopImmediatePropagation()
  },
  { capture: true },
)

/** See https://w3c.github.io/uievents/#determine-keydown-keyup-keyCode. */
const inputMethodKey = 229

export {}
