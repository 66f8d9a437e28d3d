/** The program, its model with what it is worth, and on which terms both are used. */
import { type ModelCard, notReadyReason } from '../../ml/model/modelCard.ts'
import { MetricsTable } from '../read/MetricsTable.tsx'
import { useProgram } from '../session/program.ts'
import { closeDialog, openDialog } from '../session/view.ts'
import { useWork } from '../session/work.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './AboutDialog.module.css'
import { calibrationText, trainingText } from './modelWords.ts'

export function AboutDialog() {
  const version = useProgram((program) => program.version)
  const model = useWork((work) => work.model)
  return (
    <Dialog title="About Presnap and its model" width="wide" isText onClose={closeDialog}>
      <p>
        Presnap {version} replays player tracking and shows, frame by frame before the snap, how likely the defense is
        to play man or zone, and where that read was fooled. It works offline: nothing is uploaded.
      </p>
      {model === null ? <p role="status">The model is being opened.</p> : <Card {...model} />}
      <Terms />
    </Dialog>
  )
}

function Card({ card, processor }: { readonly card: ModelCard; readonly processor: string }) {
  const reason = notReadyReason(card)
  return (
    <>
      <section className={styles.part}>
        <h3>The model: {card.name}</h3>
        {reason !== null && (
          <p>
            <strong>Not ready.</strong> {reason} Choose another model in the settings.
          </p>
        )}
        <p>{card.about}</p>
        <p>
          Trained {card.trainedOn}; runs on {processor}.
        </p>
      </section>
      <section className={styles.part}>
        <h3>What it learned from</h3>
        <ul className={styles.list}>
          {trainingText(card).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <section className={styles.part}>
        <h3>How often it is right</h3>
        <MetricsTable metrics={card.metrics} />
        <p>{calibrationText(card)}</p>
        <p>
          <Button onPress={() => openDialog('calibration')}>How often is 80 % right?</Button>
        </p>
      </section>
    </>
  )
}

function Terms() {
  return (
    <section className={styles.part}>
      <h3>Terms</h3>
      <p>
        Presnap is free software under the MIT licence. The parts it is made of are under MIT, Apache 2.0, BSD, ISC and
        SIL Open Font licences.
      </p>
      <p>
        Tracking data are yours: the league’s and Kaggle’s terms say what you may do with them, and clips made from them
        fall under the same terms. None are bundled. The demo game is simulated: its teams, players and plays are
        invented.
      </p>
    </section>
  )
}
