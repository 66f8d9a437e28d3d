/** Logistic regression with a quadratic penalty and lower bounds: every calibration is fitted by it. */
import { sigmoid } from '../model/calibration.ts'
import { solvePositiveDefinite } from './linearSystem.ts'

/** One read: its log odds are `offset` plus the sum of `values` times the parameters at `places`. */
export interface LogisticRow {
  /** The parameters that this row depends on, each at most once. */
  readonly places: readonly number[]
  readonly values: readonly number[]
  readonly offset: number
  readonly isPositive: boolean
}

/** What is asked of one parameter. */
export interface Prior {
  /** Where it is without any row. */
  readonly center: number
  /** The curvature of the penalty: strength / 2 * (parameter - center)^2, on the scale of the sum of the log losses.
   *  0 leaves the parameter free; the rows must then tell it. */
  readonly strength: number
  /** The parameter is never below this; -Infinity for no bound. */
  readonly least: number
}

/** The parameters with the least sum of log losses and penalties, within their bounds. The problem is convex: there is
 *  one minimum, and Newton's method on the parameters that are not at their bound, with a step that is halved until the
 *  sum falls, finds it. All numbers must be finite. */
export function fitPenalizedLogistic(rows: readonly LogisticRow[], priors: readonly Prior[]): Float64Array {
  const problem: Problem = { rows, priors }
  let parameters = Float64Array.from(priors, ({ center, least }) => Math.max(center, least))
  let loss = lossAt(problem, parameters)
  for (let step = 0; step < MOST_STEPS; step++) {
    const change = newtonChange(problem, parameters)
    if (change.every((value) => Math.abs(value) < SMALLEST_CHANGE)) break
    const moved = lowered(problem, { from: parameters, loss, change })
    // rounding hides any further gain
    if (moved === null) break
    parameters = moved.parameters
    loss = moved.loss
  }
  return parameters
}

const MOST_STEPS = 200
/** In scales and log odds: far below what shows in a probability. */
const SMALLEST_CHANGE = 1e-10
const MOST_HALVINGS = 40
/** Keeps a free parameter that no row tells where it is; far below any strength that is asked for. */
const LEAST_CURVATURE = 1e-9

interface Problem {
  readonly rows: readonly LogisticRow[]
  readonly priors: readonly Prior[]
}

interface Step {
  readonly from: Float64Array
  readonly loss: number
  readonly change: Float64Array
}

/** The longest of the halved steps that lowers the loss, or null where none does. */
function lowered({ rows, priors }: Problem, { from, loss, change }: Step) {
  for (let halving = 0, share = 1; halving < MOST_HALVINGS; halving++, share /= 2) {
    const parameters = from.map((value, i) => Math.max(value + share * (change[i] as number), priorAt(priors, i).least))
    const after = lossAt({ rows, priors }, parameters)
    if (after < loss) return { parameters, loss: after }
  }
  return null
}

function lossAt({ rows, priors }: Problem, parameters: Float64Array): number {
  let loss = 0
  for (const row of rows) {
    const logOdds = logOddsOf(row, parameters)
    // log(1 + e^x) without overflow
    loss += Math.max(0, logOdds) + Math.log1p(Math.exp(-Math.abs(logOdds))) - (row.isPositive ? logOdds : 0)
  }
  priors.forEach(({ center, strength }, i) => {
    loss += (strength / 2) * ((parameters[i] as number) - center) ** 2
  })
  return loss
}

function logOddsOf({ places, values, offset }: LogisticRow, parameters: Float64Array): number {
  let sum = offset
  for (let i = 0; i < places.length; i++) sum += (values[i] as number) * (parameters[places[i] as number] as number)
  return sum
}

/** Newton's step of the parameters that are free to move; 0 for those that their bound holds. */
function newtonChange(problem: Problem, parameters: Float64Array): Float64Array {
  const { descent, curvature } = slopes(problem, parameters)
  const size = parameters.length
  const isHeld = (i: number) =>
    (parameters[i] as number) <= priorAt(problem.priors, i).least && (descent[i] as number) <= 0
  const free = Array.from({ length: size }, (_, i) => i).filter((i) => !isHeld(i))
  const ofFree = new Float64Array(free.length * free.length)
  free.forEach((row, i) => {
    free.forEach((column, j) => {
      ofFree[i * free.length + j] = curvature[Math.max(row, column) * size + Math.min(row, column)] as number
    })
  })
  const solved = solvePositiveDefinite(
    ofFree,
    Float64Array.from(free, (i) => descent[i] as number),
  )
  const change = new Float64Array(size)
  free.forEach((place, i) => {
    change[place] = solved[i] as number
  })
  return change
}

/** The negative gradient, and the lower triangle of the second derivatives. */
function slopes({ rows, priors }: Problem, parameters: Float64Array) {
  const size = parameters.length
  const descent = parameters.map((value, i) => priorAt(priors, i).strength * (priorAt(priors, i).center - value))
  const curvature = new Float64Array(size * size)
  priors.forEach(({ strength }, i) => {
    curvature[i * size + i] = strength + LEAST_CURVATURE
  })
  for (const row of rows) {
    const { places, values } = row
    const probability = sigmoid(logOddsOf(row, parameters))
    const miss = Number(row.isPositive) - probability
    const spread = probability * (1 - probability)
    for (let i = 0; i < places.length; i++) {
      const [place, value] = [places[i] as number, values[i] as number]
      descent[place] = (descent[place] as number) + miss * value
      for (let j = 0; j < places.length; j++) {
        const other = places[j] as number
        if (other > place) continue
        const at = place * size + other
        curvature[at] = (curvature[at] as number) + spread * value * (values[j] as number)
      }
    }
  }
  return { descent, curvature }
}

function priorAt(priors: readonly Prior[], place: number): Prior {
  return priors[place] as Prior
}
