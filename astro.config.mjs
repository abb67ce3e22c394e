import { defineConfig } from 'astro/config'
import { handbookIntegration } from './src/integrations/handbook.ts'

export default defineConfig({ integrations: [handbookIntegration()] })
