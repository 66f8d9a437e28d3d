/** Asks providers in a process of its own: a driver that aborts, or talks to the terminal, must not do it in ours.
 *  Arguments are providers; the answer is one line of JSON on standard output. */
import '../telemetryOff.ts'
import type { Provider } from '../../ml/onnx/kernels.ts'
import { probe } from '../inference/probe.ts'
import type { ProviderAttempt } from '../inference/providers.ts'

const attempts: ProviderAttempt[] = []
for (const provider of process.argv.slice(2)) attempts.push(await probe(provider as Provider))
process.stdout.write(`${JSON.stringify(attempts)}\n`)
