/** What stands in for Electron's distribution where its binary cannot be had: a program that does nothing, with the
 *  fuses that packaging sets. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Marks the fuses in Electron's binary; after it come the version, their number, and a digit each. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSE_VERSION = 1
/** Electron 45 as it is delivered, in the order of `FuseV1Options`: on is "1". */
const DELIVERED_FUSES = '101100010'

/** Writes a distribution into a folder. */
export function writeStubDistribution(folder: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  const wire = Buffer.concat([
    Buffer.from(`#!/bin/sh\nexit 0\n# ${SENTINEL}`),
    Buffer.from([FUSE_VERSION, DELIVERED_FUSES.length]),
    Buffer.from(DELIVERED_FUSES),
  ])
  writeFileSync(join(folder, 'electron'), wire, { mode: 0o755 })
  const { version } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../node_modules/electron/package.json'), 'utf8'),
  )
  writeFileSync(join(folder, 'version'), version)
}
