/** Progress of long work: a bar with an estimate on a terminal, a plain line now and then elsewhere. */

interface Progress {
  /** `share` of the work done, from 0 to 1, and what to say beside it. */
  update(share: number, detail: string): void
  /** Takes the bar away. */
  finish(): void
}

const BAR_WIDTH = 28
const REDRAW_MS = 100
const PLAIN_LINE_MS = 5_000
/** An estimate from less than this share of the work would jump about. */
const ESTIMATE_FROM = 0.02

/** Progress on standard error, named by what is being done. */
export function progressOf(name: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? bar(name, stream) : plainLines(name, stream)
}

function bar(name: string, stream: NodeJS.WriteStream): Progress {
  const started = performance.now()
  let drawn = 0
  return {
    update: (share, detail) => {
      const now = performance.now()
      if (now - drawn < REDRAW_MS && share < 1) return
      drawn = now
      const filled = Math.round(BAR_WIDTH * Math.min(1, share))
      const cells = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled)
      stream.write(`\r\u001b[K${name} ${cells} ${percent(share)} ${detail}${estimate(share, now - started)}`)
    },
    finish: () => stream.write('\r\u001b[K'),
  }
}

function plainLines(name: string, stream: NodeJS.WriteStream): Progress {
  const started = performance.now()
  let told = started
  return {
    update: (share, detail) => {
      const now = performance.now()
      if (now - told < PLAIN_LINE_MS) return
      told = now
      stream.write(`${name}: ${percent(share)} ${detail}${estimate(share, now - started)}\n`)
    },
    finish: () => {},
  }
}

function percent(share: number): string {
  return `${Math.floor(100 * Math.min(1, share))} %`
}

function estimate(share: number, elapsed_ms: number): string {
  if (share < ESTIMATE_FROM || share >= 1) return ''
  const left_s = Math.round((elapsed_ms / 1000) * ((1 - share) / share))
  return left_s < 60 ? `, about ${left_s} s left` : `, about ${Math.round(left_s / 60)} min left`
}
