/** Publishes images and downloads that visible entries use, without metadata. Other files aren't copied, so none leak. */
import { readForPublication } from '../files/read.ts'
import { usedFiles } from '../graph/files/used-files.ts'
import type { OutputContext } from './output-context.ts'
import { writePictures } from './pictures/pictures.ts'

export async function writeAssets(context: OutputContext): Promise<void> {
  const { handbook, content, out } = context
  const { all, shown } = usedFiles(handbook)
  for (const path of all) out.put(path, readForPublication(content, path))
  await writePictures(context, shown)
}
