// @ts-check
/** Runs a program on another Node in the foreground of this one. Plain JavaScript without dependencies: the Node that
 *  runs this may be too old for anything else. */
import { spawn } from 'node:child_process'

/** The program's end of the pipe that tells it whether its wrapper still runs. */
const LIFELINE = 3
const PRELOAD = new URL('./endWithParent.mjs', import.meta.url).href

/** Runs Node with these arguments. Standard streams are inherited, signals go on to it, its exit code comes back; and it
 *  ends when this process ends, even where this one is killed and can pass on nothing.
 *  @param {string} node  @param {readonly string[]} args
 *  @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdout?: number }} [options] `stdout`: where its standard output
 *    goes; this process's own by default
 *  @returns {Promise<number>} */
export function runInForeground(node, args, { cwd, env = process.env, stdout = 1 } = {}) {
  const child = spawn(node, ['--import', PRELOAD, ...args], {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...env, PRESNAP_LIFELINE: String(LIFELINE) },
    // nothing is written to the pipe: the system closes it when this process ends, however it ends
    stdio: [0, stdout, 2, 'pipe'],
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`${node} could not be started: ${error.message}\n`)
      resolve(1)
    })
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })
}
