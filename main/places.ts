/** Where things lie on this machine: what came with the program, and what the user keeps. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import envPaths from 'env-paths'

/** The folder of the package: two levels above a source, three above a bundle in out/main. */
export const PACKAGE = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '..' : '../../..', import.meta.url))

/** Models and icons that come with the program. */
export const RESOURCES = join(PACKAGE, 'resources')

/** The model that reads, unless another one is chosen. */
export const SHIPPED_MODEL = join(RESOURCES, 'models', 'coverage')

/** All models that come with the program, by name. `seed` is the baseline: the shape and the features of the project that
 *  this one starts from. */
export const SHIPPED_MODELS: Readonly<Record<string, string>> = {
  coverage: SHIPPED_MODEL,
  seed: join(RESOURCES, 'models', 'seed'),
}

/** The user's own data: the library, models he trained, the demo. */
export function userFolder(): string {
  return envPaths('presnap', { suffix: '' }).data
}

/** The library that is used when none is named. */
export function defaultLibrary(): string {
  return join(userFolder(), 'library.presnap')
}

/** What a thread or a process of its own starts from. */
type ThreadName =
  | 'gradient.worker'
  | 'import.worker'
  | 'inference.worker'
  | 'library.worker'
  | 'probe.process'
  | 'reading.worker'
  | 'report.worker'

/** A file that a thread or process starts from: beside the sources in development, beside the bundle in a build. Every
 *  bundle lies one folder below out/main, so the same relative path holds for both. */
export function threadEntry(name: ThreadName): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const folder = import.meta.url.endsWith('.ts') ? './threads' : '../threads'
  return new URL(`${folder}/${name}.${extension}`, import.meta.url)
}
