/** How fast a network learns, step by step, and when it has learned enough. */

/** Share of the steps in which the learning rate warms up. */
const WARM_UP = 0.1
/** The learning rate ends at this share of its height. */
const LAST_SHARE = 0.01

/** The learning rate of a step (from 0) of `steps`: a linear warm-up, then half a cosine down. */
export function learningRateAt(
  step: number,
  { steps, highest }: { readonly steps: number; readonly highest: number },
): number {
  const warmUp = Math.max(1, Math.round(WARM_UP * steps))
  if (step < warmUp) return (highest * (step + 1)) / warmUp
  const share = (step - warmUp) / Math.max(1, steps - warmUp)
  return highest * (LAST_SHARE + ((1 - LAST_SHARE) * (1 + Math.cos(Math.PI * share))) / 2)
}

/** One epoch of a training run. */
export interface EpochRecord {
  /** From 1. */
  readonly epoch: number
  readonly learningRate: number
  /** Mean loss over the examples of the epoch, label smoothing included. */
  readonly trainingLoss: number
  /** On the held-out games; null where none are held out. */
  readonly validationLogLoss: number | null
  readonly validationAccuracy: number | null
  readonly validationAuc: number | null
}

/** The epoch with the least held-out log loss, the earlier one of equals; the last one where no games are held out. */
export function bestEpoch(history: readonly EpochRecord[]): EpochRecord | undefined {
  return history.reduce<EpochRecord | undefined>((best, record) => {
    const [before, now] = [best?.validationLogLoss ?? null, record.validationLogLoss]
    return before === null || now === null || now < before ? record : best
  }, undefined)
}

/** Whether `patience` epochs have gone by without a better one. Never, where no games are held out. */
export function isExhausted(history: readonly EpochRecord[], patience: number | null): boolean {
  if (patience === null) return false
  const best = bestEpoch(history)
  return best !== undefined && history.length - best.epoch >= patience
}
