/** The line at the foot: the library, what is being done and how long it takes, the model, and what is not real. */

import { notReadyReason } from '../../ml/model/modelCard.ts'
import type { ImportProgress, ModelSummary, ReadingProgress } from '../../preload/values.ts'
import { runCommand } from '../commands/actions.ts'
import { modelInUse } from '../commands/modelWords.ts'
import { filmRoom } from '../filmRoom.ts'
import { asked } from '../imports/importActions.ts'
import { leftText, progressText, spokenProgress } from '../imports/importWords.ts'
import { useLibrary } from '../session/library.ts'
import { useView } from '../session/view.ts'
import { useWork } from '../session/work.ts'
import { Button } from './Button.tsx'
import { countText } from './numbers.ts'
import { ProgressBar } from './ProgressBar.tsx'
import styles from './StatusBar.module.css'

export function StatusBar() {
  const name = useLibrary((library) => library.name)
  const path = useLibrary((library) => library.path)
  const isReadOnly = useLibrary((library) => library.isReadOnly)
  const importing = useWork((work) => work.importing)
  const reading = useWork((work) => work.reading)
  const model = useWork((work) => work.model)
  const isModelMissing = useWork((work) => work.modelFault !== null)
  return (
    <footer className={styles.bar}>
      <span className={styles.library} title={path}>
        {name}
      </span>
      {isReadOnly && <span className={styles.readOnly}>Read-only</span>}
      {importing !== null && <Importing {...importing} />}
      {reading !== null && <Reading {...reading} />}
      <span className={styles.space} />
      <SimulatedMark />
      <span className={styles.model} title={modelHint(model)}>
        {model === null ? withoutModel(isModelMissing) : `${modelInUse(model.card)} on ${model.processor}`}
      </span>
      <p className="visually-hidden" role="status">
        {importing === null ? '' : spokenProgress(importing)}
      </p>
    </footer>
  )
}

function Importing(progress: ImportProgress) {
  return (
    <span className={styles.work}>
      <ProgressBar label="Import" share={progress.share} />
      <span>{progressText(progress)}</span>
      <Button weight="quiet" hint="Cancel the import" onPress={() => void asked(filmRoom.cancelImport(null))}>
        Cancel
      </Button>
    </span>
  )
}

/** Which processor, and why; why not to believe it comes first. */
function modelHint(model: ModelSummary | null): string | undefined {
  if (model === null) return undefined
  return [notReadyReason(model.card), model.processor].filter((part) => part !== null).join(' ')
}

function withoutModel(isMissing: boolean): string {
  return isMissing ? 'No model: choose one in the settings' : 'Opening the model'
}

/** Gone once every play is read. */
function Reading({ done, total, secondsLeft, isStopped }: ReadingProgress) {
  if (done >= total) return null
  const words = isStopped ? 'Reading stopped at play' : 'Reading plays'
  const left = isStopped ? '' : leftText(secondsLeft)
  const text = [`${words} ${countText(done)} of ${countText(total)}`, left].filter(Boolean).join(', ')
  const label = isStopped ? 'Go on' : 'Stop'
  return (
    <span className={styles.work}>
      <ProgressBar label="Reading plays" share={done / total} />
      <span>{text}</span>
      <Button weight="quiet" hint={`${label} reading plays`} onPress={() => runCommand('stop-reading')}>
        {label}
      </Button>
    </span>
  )
}

function SimulatedMark() {
  const games = useLibrary((library) => library.games)
  const gameId = useView((view) => view.play?.gameId ?? null)
  const isSimulated = games.some((game) => game.gameId === gameId && game.isSimulated)
  return isSimulated ? <span className={styles.simulated}>Simulated game</span> : null
}
