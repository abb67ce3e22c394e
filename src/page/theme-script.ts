/**
 * Applies the colour scheme that the reader chose on an earlier visit, and from the second page on the font that the first one prefetched.
 * Inline, because it must run before the first paint and a request would delay that. The policy allows exactly this text by its digest.
 */
export const themeScript =
  // Storage may be blocked; then the system's scheme and font apply.
  "try{const kept=localStorage,look=document.documentElement.dataset,theme=kept.getItem('handbook-theme');if(theme==='light'||theme==='dark')look.theme=theme;if(kept.getItem('handbook-font'))look.font='';kept.setItem('handbook-font','1')}catch{}"
