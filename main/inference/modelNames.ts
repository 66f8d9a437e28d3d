/** Models by name: those that ship, and those in the user's folder. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { SHIPPED_MODELS } from '../places.ts'

/** The user's own models lie here, each in a folder of its own. */
export function userModelsFolder(userFolder: string): string {
  return join(userFolder, 'models')
}

/** Where a model lies that is called by its path, or by the name of one that ships or of a folder of the user's, in this
 *  order: whoever has a model of that name at hand means that. What is none of these stays as it is. */
export async function modelPlace(called: string, userFolder: string): Promise<string> {
  if (await isModel(called)) return called
  const shipped = Object.hasOwn(SHIPPED_MODELS, called) ? SHIPPED_MODELS[called] : undefined
  if (shipped !== undefined) return shipped
  const own = join(userModelsFolder(userFolder), called)
  return isPlainName(called) && (await isModel(own)) ? own : called
}

/** Whether this can be the name of a folder, and of none elsewhere. */
export function isPlainName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[\\/]/.test(name)
}

/** A file, whatever it is, or a folder with a card. */
async function isModel(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  if (found === null || found.isFile()) return found !== null
  return (await stat(join(path, 'card.json')).catch(() => null)) !== null
}
