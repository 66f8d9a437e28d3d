/** What can go wrong with an export beside saving it. */
import type { Fault } from '../../ml/base/fault.ts'

export const ENCODING_FAILED: Fault = {
  kind: 'encoding-failed',
  what: 'The clip could not be made: its encoder stopped.',
  next: 'Try a shorter part of the play, fewer frames a second, or a smaller width.',
}
