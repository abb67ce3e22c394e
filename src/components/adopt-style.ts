/** Adds styles for what a script makes, so that pages don't load them before. A constructed sheet, because the policy allows no inline one. */
export function adoptStyle(css: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets.push(sheet)
}
