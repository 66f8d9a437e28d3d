/** What this machine draws with, and how a WebGL picture is read back. */

/** Drawn by the processor: there the canvas is faster. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i

let known: boolean | null = null

/** Whether a graphics processor does WebGL. */
export function hasFastWebGL(): boolean {
  known ??= findOut()
  return known
}

function findOut(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2', { failIfMajorPerformanceCaveat: true })
  if (gl === null) return false
  const info = gl.getExtension('WEBGL_debug_renderer_info')
  const name = info === null ? '' : String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL))
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return !SOFTWARE.test(name)
}

/** RGBA of what was drawn last in this task, row by row from the top. */
export function pixelsOfWebGL(gl: WebGL2RenderingContext): Uint8ClampedArray<ArrayBuffer> {
  const { drawingBufferWidth: width, drawingBufferHeight: height } = gl
  const fromBelow = new Uint8Array(width * height * 4)
  gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, fromBelow)
  const pixels = new Uint8ClampedArray(fromBelow.length)
  const row = width * 4
  for (let y = 0; y < height; y++) {
    pixels.set(fromBelow.subarray((height - 1 - y) * row, (height - y) * row), y * row)
  }
  return pixels
}
