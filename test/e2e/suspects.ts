/** The demo's suspects as the command line tells them: what the film room must show, whichever model ships. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface Suspect {
  readonly playId: number
  readonly down: number
  readonly yardsToGo: number
  readonly kind: 'false-positive' | 'false-negative'
  readonly read: number
  readonly surprise: number
}

export interface Listed {
  readonly judged: number
  /** Plays that are not judged, by reason. */
  readonly leftOut: Readonly<Record<'noDropback' | 'noRead', number>>
  readonly suspects: readonly Suspect[]
}

/** As they were listed when the library was made. */
export function suspectsOf(demoLibrary: string): Listed {
  return JSON.parse(readFileSync(join(dirname(demoLibrary), 'suspects.json'), 'utf8')) as Listed
}
