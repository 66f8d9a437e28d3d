/** Options that several commands share, and values that need checking. */
import { InvalidArgumentError, Option } from 'commander'
import { defaultLibrary } from '../places.ts'

export function libraryOption(): Option {
  return new Option('--library <file>', 'the library file').default(defaultLibrary(), defaultLibrary())
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
