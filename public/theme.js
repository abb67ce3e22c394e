// Before the first paint: the colour scheme that the reader chose on an earlier visit.
try {
  const theme = localStorage.getItem('handbook-theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage may be forbidden; the scheme of the system holds.
}
