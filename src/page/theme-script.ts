/**
 * Applies the colour scheme that the reader chose on an earlier visit. Inline, because it must run before the first paint and a request
 * would delay that. The policy allows exactly this text by its digest.
 */
export const themeScript =
  // Storage may be blocked; then the system's scheme applies.
  "try{const theme=localStorage.getItem('handbook-theme');if(theme==='light'||theme==='dark')document.documentElement.dataset.theme=theme}catch{}"
