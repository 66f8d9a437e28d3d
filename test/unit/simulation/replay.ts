/** Replays a simulated game from its records alone and tells where they contradict each other. The rules here are
 *  written down a second time on purpose: they share nothing with the simulator's own. */
import type { Play } from '../../../ml/football/play.ts'
import type { DeadBall } from '../../../ml/simulation/deadBall.ts'
import type { SimulatedGame, SimulatedPlay } from '../../../ml/simulation/game.ts'

/** One sentence a contradiction; none in a game that agrees with itself. */
export function contradictions(game: SimulatedGame, plays: readonly SimulatedPlay[]): string[] {
  const found: string[] = []
  plays.forEach((simulated, i) => {
    const { play } = simulated
    const say = (what: string) => found.push(`play ${play.playId}: ${what} | ${play.description}`)
    checkResult(simulated, say)
    checkTracking(simulated, say)
    checkScore(game, simulated, say)
    const next = plays[i + 1]?.play
    if (next === undefined) return
    if (next.homeScoreBefore !== simulated.homeScoreAfter) say('the home score jumps')
    if (next.visitorScoreBefore !== simulated.visitorScoreAfter) say('the visitor score jumps')
    checkClock(simulated, next, say)
    checkNextDown(simulated, next, say)
  })
  const first = plays[0]?.play
  if (first?.quarter !== 1 || first.down !== 1) found.push('the game does not open with a first down')
  if (!plays.at(-1)?.afterwards.some((event) => event.kind === 'end of game')) found.push('the game does not end')
  return found
}

type Say = (what: string) => void

const is = (play: Play, words: string) => play.description?.includes(words) ?? false
const start = (play: Play) => (play.lineOfScrimmage ?? 0) - 10

/** Result, text and yards of one play. */
function checkResult({ play }: SimulatedPlay, say: Say): void {
  const words = { I: ' incomplete', IN: ' INTERCEPTED ', S: ' sacked ', R: ' scrambles ', C: ' pass ' }
  const told = (['I', 'IN', 'S', 'R', 'C'] as const).find((result) => is(play, words[result])) ?? null
  if (told !== play.passResult) say(`the text tells ${told}, the record ${play.passResult}`)
  const clock = /\((\d*):(\d\d)\)/.exec(play.description ?? '')
  if (Number(clock?.[1] || 0) * 60 + Number(clock?.[2]) !== play.gameClock_s) say('the clock is another in the text')
  if (
    is(play, '(Shotgun)') !== ['SHOTGUN', 'EMPTY', 'PISTOL'].includes(play.offenseFormation ?? '') &&
    !is(play, 'No Huddle')
  )
    say('the formation is another in the text')
  const yards = /for (-?\d+) yards?/.exec(play.description ?? '')?.[1]
  const gained = is(play, 'no gain') ? 0 : Number(yards ?? 0)
  if (!play.isNullifiedByPenalty && gained !== play.yardsGained)
    say(`${gained} yards in the text, ${play.yardsGained} in the record`)
  if (start(play) < 1 || start(play) > 99) say(`the line of scrimmage is at ${start(play)}`)
  if ((play.yardsToGo ?? 0) > 100 - start(play)) say('there are more yards to go than field')
}

/** The ball lies where the record says, if the play ended while it was recorded. */
function checkTracking({ play, tracking }: SimulatedPlay, say: Say): void {
  const ended = tracking.events.find(({ name }) => ['tackle', 'qb_sack', 'touchdown', 'out_of_bounds'].includes(name))
  if (ended === undefined || play.passResult === 'IN' || play.isNullifiedByPenalty) return
  const ballX = tracking.x[(ended.frame + 1) * tracking.tracks.length - 1] ?? Number.NaN
  const spot = start(play) + (play.yardsGained ?? 0)
  const isDownInEndZone = is(play, 'SAFETY') && ballX < 10.5
  if (!isDownInEndZone && Math.abs(ballX - 10 - spot) > 2 && spot < 100)
    say(`the ball is dead at ${(ballX - 10).toFixed(1)}, the record says ${spot}`)
}

/** Touchdowns, safeties and the kicks in between explain every point. */
function checkScore(game: SimulatedGame, simulated: SimulatedPlay, say: Say): void {
  const { play, afterwards } = simulated
  const points = { [play.offenseTeam ?? '']: 0, [play.defenseTeam ?? '']: 0 }
  const add = (team: string | null, count: number) => {
    points[team ?? ''] = (points[team ?? ''] ?? 0) + count
  }
  if (!play.isNullifiedByPenalty) {
    if (is(play, 'TOUCHDOWN')) add(is(play, 'INTERCEPTED') ? play.defenseTeam : play.offenseTeam, 6)
    if (is(play, 'SAFETY')) add(play.defenseTeam, 2)
  }
  for (const event of afterwards) {
    add(game.game.homeTeam, event.homePoints)
    add(game.game.visitorTeam, event.visitorPoints)
  }
  const home = (play.homeScoreBefore ?? 0) + (points[game.game.homeTeam] ?? 0)
  const visitor = (play.visitorScoreBefore ?? 0) + (points[game.game.visitorTeam] ?? 0)
  if (home !== simulated.homeScoreAfter || visitor !== simulated.visitorScoreAfter)
    say(`${simulated.homeScoreAfter}:${simulated.visitorScoreAfter} is not explained`)
}

/** The clock only runs down, by what plays, kicks and the way back to the line can take. */
function checkClock({ play, afterwards }: SimulatedPlay, next: Play, say: Say): void {
  const [quarter, nextQuarter] = [play.quarter ?? 0, next.quarter ?? 0]
  if (nextQuarter < quarter || nextQuarter > quarter + 1) say(`quarter ${quarter} is followed by ${nextQuarter}`)
  if (nextQuarter !== quarter) {
    if ((next.gameClock_s ?? 0) > 900) say('a quarter is longer than fifteen minutes')
    return
  }
  const kicks = afterwards.reduce((sum, event) => sum + event.duration_s, 0)
  const taken = (play.gameClock_s ?? 0) - (next.gameClock_s ?? 0)
  if (taken < 2 + kicks || taken > 60 + kicks) say(`${taken} seconds pass`)
}

/** Down, distance, place and ball of the next play. */
function checkNextDown({ play, afterwards }: SimulatedPlay, next: Play, say: Say): void {
  const kick = afterwards.findLast((event) => event.kind === 'kickoff' || event.kind === 'punt')
  const expected = play.isNullifiedByPenalty ? afterPenalty(play) : afterDown(play)
  if (kick !== undefined) checkAfterKick(kick, next, say)
  else if (afterwards.some((event) => event.kind === 'field goal')) expectFirstDown(next, next.offenseTeam, say)
  else if (expected === null) expectFirstDown(next, play.defenseTeam, say)
  else {
    const found = { team: next.offenseTeam, down: next.down, toGo: Number(next.yardsToGo), line: start(next) }
    if (JSON.stringify(expected) !== JSON.stringify(found))
      say(`expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`)
  }
}

interface DownAndDistance {
  readonly team: string | null
  readonly down: number
  readonly toGo: number
  readonly line: number
}

/** Null where the other side gets the ball by an interception. */
function afterDown(play: Play): DownAndDistance | null {
  if (play.passResult === 'IN') return null
  const line = start(play) + (play.yardsGained ?? 0)
  const left = (play.yardsToGo ?? 0) - (play.yardsGained ?? 0)
  if (left <= 0) return { team: play.offenseTeam, down: 1, toGo: Math.min(10, 100 - line), line }
  if (play.down !== 4) return { team: play.offenseTeam, down: (play.down ?? 0) + 1, toGo: left, line }
  return { team: play.defenseTeam, down: 1, toGo: Math.min(10, line), line: 100 - line }
}

function afterPenalty(play: Play): DownAndDistance {
  const line = start(play) + (play.yardsGained ?? 0)
  const left = (play.yardsToGo ?? 0) - (play.yardsGained ?? 0)
  const isFirst = left <= 0 || is(play, 'Defensive Holding')
  const toGo = isFirst ? Math.min(10, 100 - line) : left
  return { team: play.offenseTeam, down: isFirst ? 1 : (play.down ?? 0), toGo, line }
}

function checkAfterKick(kick: DeadBall, next: Play, say: Say): void {
  const kicker = kick.description.split(' ')[0]
  if (next.offenseTeam === kicker) say(`${kicker} kicked and has the ball`)
  expectFirstDown(next, next.offenseTeam, say)
}

function expectFirstDown(next: Play, team: string | null, say: Say): void {
  if (next.offenseTeam !== team) say(`${next.offenseTeam} has the ball, not ${team}`)
  if (next.down !== 1 || next.yardsToGo !== Math.min(10, 100 - start(next)))
    say('the drive does not open with a first down')
}
