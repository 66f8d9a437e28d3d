/** The version of the program, from its package. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE } from './places.ts'

export const VERSION = (JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string }).version
