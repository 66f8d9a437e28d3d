/** Threads that share the parts of a batch. Unlike the runtime's own threads, which wait for each other at every
 *  operator, they have a session each and meet once a step. */
import { Worker } from 'node:worker_threads'
import type { GradientWorkerData, GradientWorkerReply, GradientWorkerRequest } from '../threads/gradient.worker.ts'

export class GradientThread {
  private readonly worker: Worker
  private readonly ended: Promise<unknown>
  private reply: PromiseWithResolvers<GradientWorkerReply> = Promise.withResolvers()

  private constructor(file: string | URL, workerData: GradientWorkerData) {
    this.worker = new Worker(file, { workerData })
    this.ended = new Promise((resolve) => this.worker.once('exit', resolve))
    this.worker.on('message', (reply: GradientWorkerReply) => this.reply.resolve(reply))
    this.worker.on('error', (error) => this.reply.resolve({ failure: String(error) }))
    this.worker.on('exit', () => this.reply.resolve({ failure: 'a gradient thread ended before its work was done' }))
  }

  /** Starts a thread from the bundle or the source of gradient.worker.ts. */
  static async open(file: string | URL, workerData: GradientWorkerData): Promise<GradientThread> {
    const thread = new GradientThread(file, workerData)
    try {
      await thread.answer()
    } catch (error) {
      await thread.dispose()
      throw error
    }
    return thread
  }

  /** Works on the batch in memory until none of its parts is left. */
  async run(step: number): Promise<void> {
    this.reply = Promise.withResolvers()
    this.tell(step)
    await this.answer()
  }

  async dispose(): Promise<void> {
    this.tell('end')
    await this.ended
  }

  private tell(request: GradientWorkerRequest): void {
    this.worker.postMessage(request)
  }

  private async answer(): Promise<void> {
    const { failure } = await this.reply.promise
    if (failure !== undefined) throw new Error(failure)
  }
}
