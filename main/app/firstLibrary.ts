/** Which library the program starts with. */
import { access } from 'node:fs/promises'
import type { Fault } from '../../ml/base/fault.ts'
import { inWindowWords } from '../ipc/windowWords.ts'
import { faultAt } from '../library/libraryFault.ts'

export interface FirstLibrary {
  readonly library: string
  /** Nobody has used this program here before: there is nothing to lose, and nothing to see. */
  readonly isFirstRun: boolean
  /** The library that was wanted is not there. */
  readonly fault: Fault | null
}

/** The wanted library if it is there (named at the start, else the one used last), else the default one, which may be
 *  yet to be made. Another one is never made unasked: it may lie on a disk that is not connected. */
export async function firstLibrary(wanted: string | null, byDefault: string): Promise<FirstLibrary> {
  if (wanted !== null && wanted !== byDefault) {
    if (await isThere(wanted)) return { library: wanted, isFirstRun: false, fault: null }
    const fault = inWindowWords(faultAt(wanted, 'library-missing'))
    return { ...(await firstLibrary(null, byDefault)), fault }
  }
  return { library: byDefault, isFirstRun: !(await isThere(byDefault)), fault: null }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
