/** Which plays fooled the read, which are judged at all, and what is left out and why: one rule for the window, the
 *  terminal and the reports. */
import type { ManZone } from '../football/coverage.ts'
import type { DisguiseNumbers } from '../model/disguise.ts'
import { isNoRead, type NoReadBand } from '../model/noRead.ts'

/** What a read is judged by. */
export interface JudgingRule {
  /** P(man) from which the last look says man. */
  readonly threshold: number
  /** A read within this band says nothing; null where the model gives none. */
  readonly noRead: NoReadBand
}

/** The numbers of a read that the rule asks for. */
export type JudgedRead = Pick<DisguiseNumbers, 'read' | 'revealed' | 'played' | 'playedSource'>

/** A play as the rule sees it. */
export interface PlayToJudge {
  /** Null where nobody says. */
  readonly isDropback: boolean | null
  /** The model in use has predicted the play. */
  readonly isPredicted: boolean
  /** Null where there is nothing to tell: no snap, no frame before it, or neither a label nor a frame at +1.5 s. */
  readonly read: JudgedRead | null
}

/** Why a play is not judged. Of several reasons the first in this order counts. */
export const OMISSIONS = [
  'noDropback',
  'unknownPlayType',
  'notPredicted',
  'noReference',
  'noRead',
  'noReadAfterSnap',
] as const
/** - `noDropback`: a run, a kick, a kneel: the read was made for dropbacks.
 *  - `unknownPlayType`: no source says whether the quarterback dropped back.
 *  - `notPredicted`: the model in use has not predicted the play yet.
 *  - `noReference`: no snap, no frame before it, or neither a label nor a frame at +1.5 s.
 *  - `noRead`: the last look lies within the band that says nothing, or is no number.
 *  - `noReadAfterSnap`: there is no label, and the read that would stand in for it says nothing either. */
export type Omission = (typeof OMISSIONS)[number]

/** Man was read and zone was played, or the other way round. */
export type SuspectKind = 'false-positive' | 'false-negative'

/** `none`: the play was as it looked. */
export type Verdict =
  | { readonly isJudged: true; readonly kind: SuspectKind | 'none' }
  | { readonly isJudged: false; readonly omission: Omission }

/** What the last look says. */
export function lookOf(read: number, { threshold, noRead }: JudgingRule): ManZone | 'no read' {
  if (!Number.isFinite(read) || isNoRead(read, noRead)) return 'no read'
  return read >= threshold ? 'man' : 'zone'
}

export function verdictOn({ isDropback, isPredicted, read }: PlayToJudge, rule: JudgingRule): Verdict {
  const leftOut = (omission: Omission): Verdict => ({ isJudged: false, omission })
  if (isDropback === false) return leftOut('noDropback')
  if (isDropback === null) return leftOut('unknownPlayType')
  if (!isPredicted) return leftOut('notPredicted')
  if (read === null) return leftOut('noReference')
  const look = lookOf(read.read, rule)
  if (look === 'no read') return leftOut('noRead')
  const isLabelled = read.playedSource === 'label'
  if (!isLabelled && isSilent(read.revealed, rule)) return leftOut('noReadAfterSnap')
  if (look === read.played) return { isJudged: true, kind: 'none' }
  return { isJudged: true, kind: look === 'man' ? 'false-positive' : 'false-negative' }
}

/** The kind of a play that is judged; null for one that is left out. */
export function disguiseKindOf(play: PlayToJudge, rule: JudgingRule): SuspectKind | 'none' | null {
  const verdict = verdictOn(play, rule)
  return verdict.isJudged ? verdict.kind : null
}

function isSilent(revealed: number | null, { noRead }: JudgingRule): boolean {
  return revealed === null || !Number.isFinite(revealed) || isNoRead(revealed, noRead)
}

/** How many plays were judged, and how many were left out for each reason. */
export interface JudgedCounts {
  readonly judged: number
  /** Of the judged ones, those that the read at +1.5 s judges, for want of a label. */
  readonly unlabelled: number
  readonly leftOut: OmissionCounts
}

export type OmissionCounts = Readonly<Record<Omission, number>>

/** Counts verdicts one by one. */
export class VerdictCount {
  #judged = 0
  #unlabelled = 0
  readonly #leftOut = Object.fromEntries(OMISSIONS.map((omission) => [omission, 0])) as Record<Omission, number>

  add({ read }: PlayToJudge, verdict: Verdict): void {
    if (!verdict.isJudged) {
      this.#leftOut[verdict.omission] += 1
      return
    }
    this.#judged += 1
    if (read?.playedSource !== 'label') this.#unlabelled += 1
  }

  get counts(): JudgedCounts {
    return { judged: this.#judged, unlabelled: this.#unlabelled, leftOut: { ...this.#leftOut } }
  }
}

interface RankedSuspect {
  readonly kind: SuspectKind
  /** Bits. */
  readonly surprise: number
}

/** Disguise false positives (man read, zone played), then false negatives; the most surprising first, equal ones in their
 *  order. */
export function rankedSuspects<Suspect extends RankedSuspect>(suspects: readonly Suspect[]): Suspect[] {
  const rank = { 'false-positive': 0, 'false-negative': 1 } as const
  return suspects.toSorted((a, b) => rank[a.kind] - rank[b.kind] || descending(a.surprise, b.surprise))
}

/** Also of two infinities, whose difference is no number. */
function descending(a: number, b: number): number {
  return a === b ? 0 : b - a
}

/** "48 runs or kicks, 3 plays of unknown type, 5 no reads": what was left out, for people; empty where nothing was. */
export function omissionsText(leftOut: Partial<OmissionCounts>): string {
  return OMISSIONS.flatMap((omission) => {
    const count = leftOut[omission] ?? 0
    if (count === 0) return []
    const [one, many] = OMISSION_WORDS[omission]
    return [`${count.toLocaleString('en-US')} ${count === 1 ? one : many}`]
  }).join(', ')
}

/** "run or kick": why one play was left out. */
export function omissionName(omission: Omission): string {
  return OMISSION_WORDS[omission][0]
}

const OMISSION_WORDS: Readonly<Record<Omission, readonly [one: string, many: string]>> = {
  noDropback: ['run or kick', 'runs or kicks'],
  unknownPlayType: ['play of unknown type', 'plays of unknown type'],
  notPredicted: ['play not read yet', 'plays not read yet'],
  noReference: [
    'play without a snap or a coverage to compare with',
    'plays without a snap or a coverage to compare with',
  ],
  noRead: ['no read', 'no reads'],
  noReadAfterSnap: ['unlabelled play with no read at +1.5 s', 'unlabelled plays with no read at +1.5 s'],
}
