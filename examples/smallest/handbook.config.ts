import { defineConfig } from 'astro-handbook'

export default defineConfig({ title: 'Handbook', organisation: 'Example', site: 'https://handbook.example.com' })
