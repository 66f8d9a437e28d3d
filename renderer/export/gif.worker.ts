/** The thread that encodes one GIF: samples first, then its frames, then the file. */
import { unreachable } from '../../ml/base/brand.ts'
import { clipPaletteOf } from './clipPalette.ts'
import type { FromEncoder, Pixels, ToEncoder } from './gifMessages.ts'
import { GifStream } from './gifStream.ts'

/** The part of a worker's scope that is used; the page's types know none. */
interface Scope {
  onmessage: ((event: MessageEvent<ToEncoder>) => void) | null
  postMessage(message: FromEncoder, transfer: readonly Transferable[]): void
}

const scope = globalThis as unknown as Scope
let samples: Pixels[] = []
let stream: GifStream | null = null

scope.onmessage = ({ data }) => hear(data)

function hear(message: ToEncoder): void {
  switch (message.kind) {
    case 'sample':
      samples.push(message.pixels)
      break
    case 'begin': {
      const { width, height, isLooped, exact } = message
      stream = new GifStream({ width, height, isLooped, palette: clipPaletteOf(samples, exact) })
      samples = []
      break
    }
    case 'frame':
      scope.postMessage({ kind: 'taken', bytes: begun().addFrame(message.pixels, message.delay_cs) }, [])
      break
    case 'finish': {
      const file = begun().finish()
      scope.postMessage({ kind: 'finished', file }, [file.buffer])
      break
    }
    default:
      unreachable(message)
  }
}

function begun(): GifStream {
  if (stream === null) throw new Error('a frame before the beginning')
  return stream
}
