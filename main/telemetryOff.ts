/** Keeps ONNX Runtime from reporting to its maker: the first import of every file that a process starts from, and of those
 *  that start threads or load the runtime. */
import { isMainThread } from 'node:worker_threads'

/** The runtime's native code reads it in the environment of the process, when the process makes its first session. */
const SWITCH = 'ORT_DISABLE_TELEMETRY'

// What a worker thread sets, native code never sees: its environment is a copy. The copy is made when the thread starts,
// so that the switch is in it only if the main thread had set it before.
if (isMainThread) process.env[SWITCH] = '1'
else if (process.env[SWITCH] !== '1')
  throw new Error('ONNX Runtime would report to its maker: import telemetryOff.ts before a thread is started')
