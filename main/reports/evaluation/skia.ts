/** Skia as WebAssembly, of which this names what is used: its own types are those of a page. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** A path of a canvas. */
interface SkiaPath {
  readonly isSkiaPath?: true
}

export interface SkiaContext {
  fillStyle: string
  strokeStyle: string
  lineWidth: number
  globalAlpha: number
  /** "12px Inter". */
  font: string
  scale(x: number, y: number): void
  translate(x: number, y: number): void
  /** Radians, clockwise on screen. */
  rotate(angle_rad: number): void
  save(): void
  restore(): void
  fillRect(x: number, y: number, width: number, height: number): void
  fill(path: SkiaPath): void
  stroke(path: SkiaPath): void
  setLineDash(dashes: readonly number[]): void
  fillText(text: string, x: number, y: number): void
  measureText(text: string): { readonly width: number }
}

export interface SkiaCanvas {
  getContext(kind: '2d'): SkiaContext
  loadFont(bytes: ArrayBuffer, face: { readonly family: string; readonly style: string; readonly weight: string }): void
  makePath2D(path: string): SkiaPath
  /** A PNG, after "data:image/png;base64,". */
  toDataURL(): string
  dispose(): void
}

export interface Skia {
  MakeCanvas(width: number, height: number): SkiaCanvas
}

/** Loads it, which takes a tenth of a second. */
export async function loadSkia(): Promise<Skia> {
  const require = createRequire(import.meta.url)
  const load = require('canvaskit-wasm') as (options: { locateFile(file: string): string }) => Promise<Skia>
  const folder = dirname(require.resolve('canvaskit-wasm'))
  return await load({ locateFile: (file) => join(folder, file) })
}
