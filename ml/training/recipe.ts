/** How a model is made: which network on which features, and every number that training needs. */
import type { FeatureSet } from '../features/featureSet.ts'
import { PLAYER_SLOTS } from '../features/featureSet.ts'
import { HISTORY_LAGS_FRAMES, HISTORY_START, placeAndVelocity, playerHistory } from '../features/playerHistory.ts'
import { playerTokens } from '../features/playerTokens.ts'
import { playerTrail, TRAIL_LAGS_FRAMES, TRAIL_LOOK_WIDTH } from '../features/playerTrail.ts'
import { seedFeatures } from '../features/seedFeatures.ts'
import { ASSIGNMENTS } from '../football/assignments.ts'
import { COVERAGES } from '../football/coverage.ts'
import { FRAME_RATE } from '../football/tracking.ts'
import { type Seconds, seconds } from '../football/units.ts'
import { coverageTransformer } from '../network/coverageTransformer.ts'
import { COVERAGE_LOGITS, type Network } from '../network/network.ts'
import { SEED_TRANSFORMER, seedTransformer } from '../network/seedTransformer.ts'
import { SET_TRANSFORMER, setTransformer } from '../network/setTransformer.ts'
import { trailLstm } from '../network/trailLstm.ts'

/** What a network learns on before it sees a real play: games of simulated leagues, as many as it takes. */
export interface Pretraining {
  /** In all: each epoch has games of its own, so that there is nothing to learn by heart. */
  readonly games: number
  readonly epochs: number
  /** Frames of each play that are kept, spread over the window, and how many of them an epoch draws. */
  readonly framesKept: number
  readonly framesPerPlay: number
  /** At its height, as the recipe's. */
  readonly learningRate: number
}

/** Mean and deviation of each feature over the players of the training set. */
export interface Standardization {
  readonly mean: readonly number[]
  readonly deviation: readonly number[]
}

export interface Recipe {
  /** For people. */
  readonly title: string
  readonly features: FeatureSet
  /** What of a play the network sees at a moment, for the card: "in one frame". */
  readonly sees: string
  /** The network's numbers, as its card shows them. */
  readonly config: Readonly<Record<string, number | string | boolean>>
  /** Tokens [batch, 22, features] and `present` [batch, 22] in; `logits` [batch, 2] out, zone before man. */
  network(standardization: Standardization): Network
  /** Networks that are trained alike, each from other weights and chances, and read as one. */
  readonly members: number
  readonly batch: number
  /** The most epochs. With `patience`, some games are held out, and training stops when so many epochs brought no better
   *  log loss on them; null for all epochs on all games. */
  readonly epochs: number
  readonly patience: number | null
  /** Share of the running average of the weights that stays with each step: the network is that average. Null for the
   *  weights themselves. */
  readonly averaging: number | null
  /** At its height; it warms up and falls along a cosine. */
  readonly learningRate: number
  readonly weightDecay: number
  /** A gradient longer than this is shortened; null for no limit. */
  readonly largestGradient: number | null
  /** How much the seven coverages count in the loss beside man and zone; null where the network has no such head. */
  readonly coverageShare: number | null
  /** The same of each defender's job and of his match-up, on plays that have such labels. */
  readonly assignmentShare: number | null
  readonly matchUpShare: number | null
  readonly pretraining: Pretraining | null
  /** Whether runs with a label teach, too. */
  readonly learnsFromRuns: boolean
  /** Share of probability that a label spreads evenly over all classes, its own among them: of two, half of it goes to the
   *  other side. Labellers disagree on about 5 % of plays. */
  readonly labelSmoothing: number
  /** Frames that a play gives, from the snap. */
  readonly window: { readonly from: Seconds; readonly to: Seconds }
  /** Frames drawn from a play in each epoch. */
  readonly framesPerPlay: number
  /** How often an epoch may show a frame of a play that has fewer, moved and masked otherwise each time; once when left
   *  out. Plays of one frame would count too little beside the others. */
  readonly timesPerFrame?: number
  /** Share of examples that are shown in the mirror. */
  readonly mirrored: number
  /** Share of examples without orientation, so that a source cannot be told by what it lacks. */
  readonly orientationForgotten: number
  /** Share of examples whose history is not shown, and of those that show only the last of it; 0 where the features have
   *  none. */
  readonly historyForgotten: number
  readonly historyCut: number
  /** Deviation of the noise on where each player stands and how he moves, along each axis. */
  readonly noise: { readonly position_yd: number; readonly velocity_yd_per_s: number }
  /** Share of players that are masked. */
  readonly playersMissing: number
}

const MASKED_SEED = { ...SEED_TRANSFORMER, players: PLAYER_SLOTS, masked: true }

/** The seed's network on the seed's features, with rates for a few hundred plays: its own (1.37e-4, for batches of
 *  19,200) takes twice the examples to the same training loss. */
const seed: Recipe = {
  title: "Seed transformer on the seed's features",
  features: seedFeatures,
  sees: 'in one frame',
  config: { ...MASKED_SEED },
  network: () => seedTransformer(MASKED_SEED),
  members: 1,
  batch: 128,
  epochs: 25,
  patience: null,
  averaging: 0.98,
  coverageShare: null,
  assignmentShare: null,
  matchUpShare: null,
  pretraining: null,
  learnsFromRuns: false,
  learningRate: 1.5e-3,
  weightDecay: 1.13e-5,
  largestGradient: null,
  labelSmoothing: 0,
  window: { from: seconds(-15), to: seconds(5) },
  framesPerPlay: 8,
  mirrored: 1 / 3,
  orientationForgotten: 0,
  historyForgotten: 0,
  historyCut: 0,
  noise: { position_yd: 0, velocity_yd_per_s: 0 },
  playersMissing: 0,
}

/** The seed's network on corrected tokens. */
const seedTokens: Recipe = {
  ...seed,
  title: 'Seed transformer on player tokens',
  features: playerTokens,
  config: { ...MASKED_SEED, features: playerTokens.features.length },
  network: () => seedTransformer({ ...MASKED_SEED, features: playerTokens.features.length }),
  labelSmoothing: 0.05,
  window: { from: seconds(-6), to: seconds(1.5) },
  mirrored: 0.5,
  orientationForgotten: 0.5,
}

const LSTM_SHAPE = {
  ...{ steps: TRAIL_LAGS_FRAMES.length, players: PLAYER_SLOTS, features: TRAIL_LOOK_WIDTH },
  ...{ hidden: 64, layers: 1, classes: 2, dropout: 0.2 },
} as const

/** A memory over the last four seconds, a look every half second, the players in 11 and 11 places. With more epochs it
 *  learns the plays by heart. */
const lstm: Recipe = {
  ...seedTokens,
  title: 'LSTM, 22 places over time',
  features: playerTrail,
  sees: `in one frame and the ${Math.max(...TRAIL_LAGS_FRAMES) / FRAME_RATE} s before it`,
  config: { ...LSTM_SHAPE },
  network: (standardization) => trailLstm({ ...LSTM_SHAPE, standardization }),
  epochs: 10,
  learningRate: 1e-3,
  weightDecay: 0.05,
  largestGradient: 1,
  orientationForgotten: 0,
  noise: { position_yd: 0.25, velocity_yd_per_s: 0.06 },
  playersMissing: 0.1,
}

const SET_SHAPE = { ...SET_TRANSFORMER, normalization: 'after', activation: 'relu' } as const
const SET_CONFIG = {
  ...SET_SHAPE,
  outputs: [{ name: 'logits', size: 2, of: 'frame' }],
} as const

/** A 64-wide, 3-layer set transformer on place and velocity. */
const set: Recipe = {
  ...seedTokens,
  title: 'Set transformer, 64 wide, 3 layers',
  batch: 256,
  features: placeAndVelocity,
  config: { ...SET_SHAPE },
  network: (standardization) => setTransformer({ ...SET_CONFIG, standardization }),
  members: 3,
  epochs: 60,
  patience: 30,
  averaging: null,
  learningRate: 1e-3,
  weightDecay: 0.05,
  largestGradient: 1,
  orientationForgotten: 0,
  noise: { position_yd: 0.25, velocity_yd_per_s: 0.06 },
  playersMissing: 0.1,
}

/** Places of x, y, v_x and v_y among them. */
const STATE = [0, 1, 3, 4] as const
const RELATED_CONFIG = {
  ...SET_SHAPE,
  relations: { features: STATE, hidden: 16 },
  outputs: [
    { name: 'logits', size: 2, of: 'frame' },
    { name: COVERAGE_LOGITS, size: COVERAGES.length, of: 'frame' },
  ],
} as const

/** The same with relations, taught by simulated leagues first and by real games then. */
const related: Recipe = {
  ...set,
  title: 'Set transformer with relations, 64 wide, 3 layers',
  config: { ...SET_SHAPE, relations: RELATED_CONFIG.relations.hidden },
  network: (standardization) => setTransformer({ ...RELATED_CONFIG, standardization }),
  window: { from: seconds(-6), to: seconds(2) },
  epochs: 20,
  patience: null,
  averaging: 0.995,
  learningRate: 1e-3,
  coverageShare: 0.3,
  members: 4,
  learnsFromRuns: true,
  timesPerFrame: 3,
  pretraining: { games: 1_600, epochs: 8, framesKept: 8, framesPerPlay: 5, learningRate: 1e-3 },
}

const HISTORY_SHAPE = { ...SET_SHAPE, pooling: 'attention' } as const
const HISTORY_CONFIG = {
  ...HISTORY_SHAPE,
  relations: RELATED_CONFIG.relations,
  history: { start: HISTORY_START, looks: HISTORY_LAGS_FRAMES.length },
  outputs: RELATED_CONFIG.outputs,
  assignments: ASSIGNMENTS.length,
} as const

/** The same with the last seconds of each player, and with each defender's job and match-up to learn. */
const history: Recipe = {
  ...related,
  title: 'Coverage transformer with history, 64 wide, 3 layers',
  features: playerHistory,
  sees: `in one frame, and stood and moved up to ${Math.max(...HISTORY_LAGS_FRAMES) / FRAME_RATE} s before it`,
  config: {
    ...HISTORY_SHAPE,
    relations: HISTORY_CONFIG.relations.hidden,
    looksBack: HISTORY_LAGS_FRAMES.length,
    assignments: ASSIGNMENTS.length,
  },
  network: (standardization) => coverageTransformer({ ...HISTORY_CONFIG, standardization }),
  assignmentShare: 0.1,
  matchUpShare: 0.1,
  historyForgotten: 0.3,
  historyCut: 0.3,
}

/** The recipes by the name that `presnap train --network` takes. */
export const RECIPES = { lstm, seed, 'seed-tokens': seedTokens, set, related, history } as const satisfies Record<
  string,
  Recipe
>
export type RecipeName = keyof typeof RECIPES
