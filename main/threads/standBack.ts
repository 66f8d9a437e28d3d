/** Work that nobody waits for, beside a film that is being stepped through. */
import { constants, setPriority } from 'node:os'

/** Has the calling thread stand back behind all others wherever processors are short. Linux alone can do that to a
 *  thread; elsewhere it would be the whole program, and nothing is done. */
export function standBack(): void {
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
}
