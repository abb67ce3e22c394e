/** Alles, was dieses Handbuch zu unserem macht. */
import { defineConfig } from 'astro-handbook'
import { german } from 'astro-handbook/words/de'
import { lieferant, preis } from './handbuch/bausteine.ts'
import { lieferanten } from './handbuch/lieferanten.ts'
import { vertragOhneNachfolge } from './handbuch/regeln.ts'

export default defineConfig({
  title: 'Pegel-Handbuch',
  organisation: 'Seeblick',
  description: 'Wie wir Pegel bauen, was sich ändert und wer uns dabei hilft.',
  site: 'https://handbuch.seeblick.example',
  lang: 'de',
  words: [german, { site: { home: { whatIsNew: 'Neu bei Pegel' } } }],
  collections: [lieferanten],
  components: [preis, lieferant],
  rules: [vertragOhneNachfolge],
  pages: [
    { path: '/termine/', title: 'Termine', description: 'Alle Veröffentlichungen auf einen Blick.', audience: 'public' },
    { path: '/preise/', title: 'Preise', audience: 'public' },
    { path: '/vertraege/', title: 'Verträge', audience: 'staff', menu: 'foot' },
  ],
  nav: ['changelog', 'features', 'handbook', '/termine/', '/preise/'],
  footer: ['releases', 'lieferanten', { title: 'Kontakt', url: 'mailto:hallo@seeblick.example' }],
  feedback: 'handbuch@seeblick.example',
  theme: {
    accent: { light: '#0b5394', dark: '#9fc5f8' },
    logo: './look/logo.svg',
    icon: './look/logo.svg',
    fonts: { display: 'Optima, Candara, "Noto Sans", sans-serif' },
  },
  styles: ['./look/pegel.css'],
})
