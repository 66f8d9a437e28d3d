/** PyTorch in a process of its own, asked to run for a while at a time. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface TorchRequest {
  readonly task: 'train' | 'infer'
  readonly batch: number
  readonly seconds: number
}

/** What lets PyTorch go fastest on a shared machine: threads that sleep while they wait, and memory that is kept
 *  instead of handed back after every step. */
const ENVIRONMENT = {
  OMP_WAIT_POLICY: 'PASSIVE',
  MALLOC_MMAP_MAX_: '0',
  MALLOC_TRIM_THRESHOLD_: '8000000000',
  MALLOC_TOP_PAD_: '268435456',
}

export class TorchPeer {
  readonly version: string
  private readonly process: ChildProcess
  private readonly lines: AsyncIterator<string>

  private constructor(process: ChildProcess, { lines, version }: { lines: AsyncIterator<string>; version: string }) {
    this.process = process
    this.lines = lines
    this.version = version
  }

  /** Starts the Python that PRESNAP_TORCH_PYTHON names; a sentence says why there is none to compare with. */
  static async start(threads: number): Promise<TorchPeer | { missing: string }> {
    const python = process.env.PRESNAP_TORCH_PYTHON
    if (python === undefined) {
      return { missing: 'The ratio to PyTorch is left out: PRESNAP_TORCH_PYTHON names no Python that has it.' }
    }
    const script = join(import.meta.dirname, 'peers', 'torchTraining.py')
    const child = spawn(python, [script, String(threads)], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, ...ENVIRONMENT },
    })
    child.on('error', () => undefined)
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    const first = await lines.next()
    if (first.done) return { missing: `The ratio to PyTorch is left out: ${python} cannot import torch.` }
    return new TorchPeer(child, { lines, version: JSON.parse(first.value).ready })
  }

  /** Examples per second over the time asked for; the first request of a kind is warmed up first. */
  async run(request: TorchRequest): Promise<number> {
    this.process.stdin?.write(`${JSON.stringify(request)}\n`)
    const answer = await this.lines.next()
    if (answer.done) throw new Error('PyTorch ended before it answered')
    return JSON.parse(answer.value).examplesPerSecond
  }

  dispose(): void {
    this.process.stdin?.end()
    this.process.kill()
  }
}
