/** Names of files that the page suggests, made fit for every system, or refused. */
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'

/** What is ever saved. Nothing that a system would run or read its settings from. */
const ENDING = /\.(?:gif|png|csv)$/i
/** Names that Windows keeps for devices, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
/** File systems take 255 bytes; some are left for " (2)" and for the name while it is written. */
const LONGEST_BYTES = 200

/** One file name of the same meaning that every system takes. Errors: `bad-file-name` for what names a folder or
 *  anything outside of one, and for endings that are not ours. */
export function safeFileName(name: string): Result<string> {
  if (/[/\\\0]/.test(name) || !ENDING.test(name)) return failed(badFileName(name))
  const ending = name.slice(name.lastIndexOf('.'))
  const stem = cleanStem(name.slice(0, -ending.length))
  if (stem === '') return failed(badFileName(name))
  return ok(`${DEVICE.test(`${stem}${ending}`) ? '_' : ''}${stem}${ending}`)
}

/** A name for a save dialog to start from. */
export function suggestedFileName(name: string, kind: string): string {
  const stem = cleanStem(name.replace(ENDING, '').replaceAll(/[/\\\0]/g, '-'))
  return `${stem === '' ? 'presnap' : stem}.${kind}`
}

function cleanStem(stem: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
  let clean = stem.replaceAll(/[<>:"|?*\u0000-\u001f\u007f]/g, '-').replaceAll(/^[. ]+|[. ]+$/g, '')
  while (Buffer.byteLength(clean) > LONGEST_BYTES) clean = [...clean].slice(0, -1).join('').trimEnd()
  return clean
}

function badFileName(name: string): Fault {
  return {
    kind: 'bad-file-name',
    where: name,
    what: 'This is no name for a GIF, PNG or CSV file in the chosen folder.',
    next: 'Give it a name without slashes that ends in .gif, .png or .csv.',
  }
}
