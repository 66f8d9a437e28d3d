/** How often is 80 % right? What the model's card says, drawn and as tables, and what this library says. */
import { LAST_LOOK } from '../../ml/model/disguise.ts'
import type { ModelCard } from '../../ml/model/modelCard.ts'
import { useLibrary } from '../session/library.ts'
import { useOpenPlay } from '../session/openPlay.ts'
import { closeDialog, openDialog } from '../session/view.ts'
import { useWork } from '../session/work.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './Calibration.module.css'
import { defendersText } from './defenderFigures.ts'
import { MetricsTable } from './MetricsTable.tsx'
import { rangeText } from './percent.ts'
import { ReliabilityFigure } from './ReliabilityFigure.tsx'
import { binOf, libraryCount, libraryText, reliabilityAt, reliabilityText } from './reliability.ts'

/** Asked about where no play is open, and the number in the question. */
const EIGHTY = 0.8

export function CalibrationDialog() {
  const model = useWork((work) => work.model)
  return (
    <Dialog title="How often is 80 % right?" width="wide" isText actions={<Actions />} onClose={closeDialog}>
      {model === null ? <p role="status">The model is still opening.</p> : <Calibration card={model.card} />}
    </Dialog>
  )
}

function Actions() {
  return (
    <>
      <Button onPress={() => openDialog('evaluation')}>How good is the read?</Button>
      <Button onPress={closeDialog}>Close</Button>
    </>
  )
}

function Calibration({ card }: { readonly card: ModelCard }) {
  const read = useOpenPlay(({ reading }) => reading?.summary?.read ?? null)
  return (
    <div className={styles.calibration}>
      <Answer card={card} manProbability={EIGHTY} />
      {read !== null && <Answer card={card} manProbability={read} isThisPlay />}
      {card.noRead !== undefined && (
        <p>
          From {rangeText(card.noRead.low, card.noRead.high)} the film room says “no read”. {card.noRead.note}
        </p>
      )}
      <ReliabilityFigures card={card} />
      {card.band !== undefined && (
        <section>
          <h3 className={styles.title}>The band around a read</h3>
          <p>{card.band.note}</p>
        </section>
      )}
      {card.defenders !== undefined && (
        <section>
          <h3 className={styles.title}>What each defender does</h3>
          <p>{defendersText(card)}</p>
        </section>
      )}
      <section>
        <h3 className={styles.title}>How often the read was right</h3>
        <p className={styles.muted}>On plays of games that the model had not seen. {card.split.note}</p>
        <MetricsTable metrics={card.metrics} />
        <p className={styles.muted}>{card.calibration.note}</p>
      </section>
    </div>
  )
}

function ReliabilityFigures({ card }: { readonly card: ModelCard }) {
  if (card.reliability === undefined)
    return <p className={styles.muted}>The card of this model does not say how often each read came true.</p>
  const { tables, note } = card.reliability
  return (
    <section>
      <h3 className={styles.title}>What it says, and what came</h3>
      <div className={styles.figures}>
        {tables.map((table) => (
          <ReliabilityFigure key={table.seconds} table={table} />
        ))}
      </div>
      <p className={styles.muted}>{note}</p>
    </section>
  )
}

interface AnswerProps {
  readonly card: ModelCard
  readonly manProbability: number
  readonly isThisPlay?: boolean
}

/** The card's answer and the library's, for one probability. */
function Answer({ card, manProbability, isThisPlay = false }: AnswerProps) {
  const table = reliabilityAt(card, LAST_LOOK)
  const bin = table === null ? null : binOf(table, manProbability)
  return (
    <section>
      {isThisPlay && <h3 className={styles.title}>The play on the field, {Math.round(manProbability * 100)} %</h3>}
      {bin !== null && table !== null && <p className={styles.answer}>{reliabilityText(bin, table)}</p>}
      <LibraryAnswers manProbability={manProbability} />
    </section>
  )
}

/** Simulated plays are counted by themselves: they say nothing of real ones. */
function LibraryAnswers({ manProbability }: { readonly manProbability: number }) {
  const rows = useLibrary((library) => library.rows)
  const games = useLibrary((library) => library.games)
  const simulated = new Set(games.flatMap(({ gameId, isSimulated }) => (isSimulated ? [gameId] : [])))
  const [real, invented] = [false, true].map((isInvented) =>
    rows.filter(({ play }) => simulated.has(play.gameId) === isInvented),
  )
  return (
    <>
      {real !== undefined && real.length > 0 && (
        <p>
          {libraryText(libraryCount(real, manProbability), 'real')} If the model learned from some of these games, that
          flatters it.
        </p>
      )}
      {invented !== undefined && invented.length > 0 && (
        <p>{libraryText(libraryCount(invented, manProbability), 'simulated')}</p>
      )}
    </>
  )
}
