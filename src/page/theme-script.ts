/** Where the browser keeps the address of the font that it has fetched. */
export const fontKey = 'handbook-font'

/**
 * Applies the colour scheme that the reader chose on an earlier visit, and the font that it fetched. Inline, because it must run before the first paint and a request
 * would delay that. The policy allows exactly this text by its digest.
 */
export const themeScript =
  // Storage may be blocked; then the system's scheme applies.
  "try{const theme=localStorage.getItem('handbook-theme');if(theme==='light'||theme==='dark')document.documentElement.dataset.theme=theme;" +
  `if(localStorage.getItem('${fontKey}'))document.documentElement.dataset.font=''}catch{}`
