// @ts-check
/** Loaded before a program that a wrapper runs (foreground.mjs): ends the program when the wrapper has ended. A thread of
 *  its own waits for that, because the main thread may be in native code for minutes. */
import { Socket } from 'node:net'
import { isMainThread, Worker, workerData } from 'node:worker_threads'

const { PRESNAP_LIFELINE: lifeline } = process.env

if (isMainThread && lifeline !== undefined) {
  // processes that this one starts do not have the pipe
  delete process.env.PRESNAP_LIFELINE
  new Worker(new URL(import.meta.url), { workerData: { lifeline: Number(lifeline) }, execArgv: [] }).unref()
} else if (typeof workerData?.lifeline === 'number') waitForEnd(workerData.lifeline)

/** @param {number} fd the end of a pipe that nobody writes to */
function waitForEnd(fd) {
  const pipe = new Socket({ fd, readable: true, writable: false })
  // What is kept on the disk is whole at any moment, so that nothing is lost by an end at once. Whoever kills the wrapper
  // means that, and may give the command again right away.
  const end = () => process.kill(process.pid, 'SIGKILL')
  pipe.on('end', end).on('error', end).resume()
}
