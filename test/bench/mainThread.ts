/** How long the film room keeps the thread of its window waiting while a simulated game is imported and read. Other
 *  programs on the same cores keep it waiting, too: that shows in the waits, and not in its own work. The aim is that
 *  no piece of its own work takes more than 16 ms. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks'
import { FilmRoom } from '../../main/filmRoom/filmRoom.ts'
import type { EventName, EventOf } from '../../preload/contract.ts'

const waits = monitorEventLoopDelay({ resolution: 1 })
/** Processor time of this thread between two looks at it, a millisecond or so apart: its longest piece of work. */
const work = { longest_ms: 0, before_us: cpuTime_us() }
const collection = { longest_ms: 0 }
setInterval(look, 1).unref()
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) collection.longest_ms = Math.max(collection.longest_ms, duration)
}).observe({ entryTypes: ['gc'] })

const folder = mkdtempSync(join(tmpdir(), 'presnap-bench-'))
const imported = Promise.withResolvers<void>()
const read = Promise.withResolvers<void>()
const started = performance.now()
const opened = await FilmRoom.open({ library: join(folder, 'library.presnap'), model: null, userFolder: folder, tell })
if (!opened.ok) throw new Error(opened.fault.what)
const room = opened.value
print(`library open after ${seconds(performance.now() - started)}`)
await room.model()
print(`model open after ${seconds(performance.now() - started)}`)
waits.enable()
await measured('importing the demo', () => {
  room.startImport({ kind: 'demo' })
  return imported.promise
})
await measured('reading the rest of it', () => read.promise)
waits.disable()
await room.dispose()
rmSync(folder, { recursive: true })

function tell<Name extends EventName>(name: Name, value: EventOf<Name>): void {
  if (name === 'importEnded') imported.resolve()
  if (name !== 'readingProgress') return
  const { done, total } = value as EventOf<'readingProgress'>
  if (total > 0 && done === total) read.resolve()
}

async function measured(name: string, run: () => Promise<void>): Promise<void> {
  waits.reset()
  look()
  Object.assign(work, { longest_ms: 0 })
  Object.assign(collection, { longest_ms: 0 })
  const start = performance.now()
  await run()
  look()
  const [own, gc] = [work.longest_ms.toFixed(1), collection.longest_ms.toFixed(1)]
  const [p99, max] = [(waits.percentile(99) / 1e6).toFixed(1), (waits.max / 1e6).toFixed(1)]
  print(
    `${name} (${seconds(performance.now() - start)}): longest own work ${own} ms, longest garbage collection ${gc} ms`,
  )
  print(`  event loop delay, other programs and all: p99 ${p99} ms, max ${max} ms`)
}

function look(): void {
  const now = cpuTime_us()
  work.longest_ms = Math.max(work.longest_ms, (now - work.before_us) / 1000)
  work.before_us = now
}

function cpuTime_us(): number {
  const { user, system } = process.threadCpuUsage()
  return user + system
}

function seconds(time_ms: number): string {
  return `${(time_ms / 1000).toFixed(2)} s`
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
