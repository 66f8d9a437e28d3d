/** Options that several commands share, and values that need checking. */
import { InvalidArgumentError, Option } from 'commander'
import { faultText } from '../../ml/base/fault.ts'
import type { LibraryReader } from '../library/database.ts'
import { readOnlyReason } from '../library/libraryFile.ts'
import { defaultLibrary } from '../places.ts'

export function libraryOption(): Option {
  return new Option('--library <file>', 'the library file').default(defaultLibrary(), defaultLibrary())
}

/** Says of a library on a full disk, or one that can only be read, that and why. */
export function sayIfReadOnly(library: LibraryReader, say: (text: string) => void): void {
  const reason = readOnlyReason(library)
  if (reason !== null) say(`This library can only be read: ${faultText(reason)}`)
}

/** "-4,-2,0.5" as numbers. */
export function numberList(text: string): number[] {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  if (numbers.every(Number.isFinite)) return numbers
  throw new InvalidArgumentError('It must be numbers with commas between them, as in -4,-2,0.')
}

/** A whole number of at least `least`. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (text.trim() !== '' && Number.isSafeInteger(value) && value >= least) return value
    throw new InvalidArgumentError(`It must be a whole number, ${least} or more.`)
  }
}

/** A share from 0 to 1. */
export function share(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= 0 && value <= 1) return value
  throw new InvalidArgumentError('It must be a share from 0 to 1, as in 0.3.')
}
