import { defineConfig } from 'astro/config'
import handbook from './src/integrations/door.ts'

export default defineConfig({ integrations: [handbook()] })
