/** The state of a training run on the disk, whole or not at all, so that a killed run can be taken up. */
import { readFile, rename, writeFile } from 'node:fs/promises'
import { deserialize, serialize } from 'node:v8'
import type { TrainedState } from '../../ml/network/parameters.ts'
import type { EpochRecord } from '../../ml/training/schedule.ts'
import type { TrainingState } from './stepper.ts'

export interface Checkpoint {
  /** What the run depends on: a checkpoint of another run is of no use. */
  readonly fingerprint: string
  readonly state: TrainingState
  /** The running average of the weights, where the recipe takes one. */
  readonly average: TrainedState | null
  /** What the network is after the best epoch: the average, or the weights themselves. */
  readonly best: TrainedState
  readonly history: readonly EpochRecord[]
}

/** The checkpoint at `path`, or null where there is none of this run. */
export async function readCheckpoint(path: string, fingerprint: string): Promise<Checkpoint | null> {
  const bytes = await readFile(path).catch(() => null)
  if (bytes === null) return null
  try {
    const checkpoint = deserialize(bytes) as Checkpoint
    return checkpoint.fingerprint === fingerprint ? checkpoint : null
  } catch {
    // written by another version of the runtime: as good as none
    return null
  }
}

export async function writeCheckpoint(path: string, checkpoint: Checkpoint): Promise<void> {
  await writeFile(`${path}.partial`, serialize(checkpoint))
  await rename(`${path}.partial`, path)
}
