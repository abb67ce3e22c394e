/**
 * Keys handled by an input method, such as the Enter that commits a word in Chinese, Japanese or Korean, don't reach other scripts of the
 * page. Safari ends the composition before it sends that Enter, so check the input methods' key code too.
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
