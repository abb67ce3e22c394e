/** The button for the colour scheme: as the system has it, light, dark. */
const themes = ['system', 'light', 'dark'] as const
type Theme = (typeof themes)[number]

const key = 'handbook-theme'
const button = document.querySelector<HTMLButtonElement>('[data-theme-button]')

function stored(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem(key)) ?? 'system'
  } catch {
    return 'system'
  }
}

function apply(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  const label = button?.querySelector('[data-theme-label]')
  if (label) label.textContent = button?.dataset[theme] ?? theme
}

if (button) {
  let theme = stored()
  apply(theme)
  // Its place is kept from the start, so that nothing moves.
  delete button.dataset['waiting']
  button.addEventListener('click', () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
    apply(theme)
    try {
      localStorage.setItem(key, theme)
    } catch {
      // The choice holds for this page alone where storage is forbidden.
    }
  })
}

export {}
