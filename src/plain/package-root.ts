/** Where this program is: a package in `node_modules`, or its own repository. */
import { fileURLToPath } from 'node:url'

/** Absolute path of the folder with package.json, without a slash at its end. The company's folder is `Settings.root`. */
export const packageRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')
