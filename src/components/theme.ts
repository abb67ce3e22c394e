/** Button for the colour scheme: system, light or dark. */
const themes = ['system', 'light', 'dark'] as const
type Theme = (typeof themes)[number]

const key = 'handbook-theme'
const button = document.querySelector<HTMLButtonElement>('[data-theme-button]')

function readTheme(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem(key)) ?? 'system'
  } catch {
    return 'system'
  }
}

function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  const label = button?.querySelector('[data-theme-label]')
  if (label) label.textContent = button?.dataset[theme] ?? theme
}

if (button) {
  let theme = readTheme()
  applyTheme(theme)
  // Space was reserved for it, so nothing moves.
  delete button.dataset['waiting']
  button.addEventListener('click', () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
    applyTheme(theme)
    try {
      localStorage.setItem(key, theme)
    } catch {
      // Storage is blocked, so the choice holds for this page only.
    }
  })
}

export {}
