/** The report of the last import: what came in, what was left out and why, and what was kept all the same. */
import type { ImportReport } from '../../preload/values.ts'
import { filmRoom } from '../filmRoom.ts'
import { showFault, showNews } from '../session/notices.ts'
import { closeDialog } from '../session/view.ts'
import { useWork } from '../session/work.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { counted, countText } from '../ui/numbers.ts'
import { type ProblemGroup, placeText, problemGroups, reportFigures, reportText } from './importWords.ts'
import styles from './ReportDialog.module.css'

export function ReportDialog() {
  const end = useWork((work) => work.lastImport)
  if (end === null) return null
  const { name, report } = end
  const actions = (
    <>
      <Button onPress={() => void copyReport(name, report)}>Copy details</Button>
      <Button weight="primary" onPress={closeDialog}>
        Close
      </Button>
    </>
  )
  return (
    <Dialog title={`Import of ${name}`} width="wide" isText actions={actions} onClose={closeDialog}>
      <dl className={styles.figures}>
        {reportFigures(report).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {report.notes.length > 0 && <Notes notes={report.notes} />}
      {report.problems.length === 0 ? (
        <p className={styles.fine}>Everything in the files was understood. Nothing was left out.</p>
      ) : (
        problemGroups(report.problems).map((group) => <Group key={group.kind} {...group} />)
      )}
    </Dialog>
  )
}

/** As many rows of a kind as anybody reads; the rest is in what is copied. */
const MOST_SHOWN = 50

async function copyReport(name: string, report: ImportReport): Promise<void> {
  const copied = await filmRoom.copyText(reportText(name, report))
  if (copied.ok) showNews('The report is on the clipboard.')
  else showFault(copied.fault)
}

function Notes({ notes }: { readonly notes: readonly string[] }) {
  return (
    <section className={styles.group}>
      <h3>Good to know</h3>
      <ul className={styles.notes}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  )
}

function Group({ kind, title, count, problems }: ProblemGroup) {
  const hidden = problems.length - MOST_SHOWN
  return (
    <section className={styles.group} aria-labelledby={`problems-${kind}`}>
      <h3 id={`problems-${kind}`}>
        {title} <span className={styles.count}>{countText(count)}</span>
      </h3>
      <table className={styles.problems}>
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">Count</th>
            <th scope="col">What</th>
            <th scope="col">Kept all the same</th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, MOST_SHOWN).map((problem) => (
            <tr key={`${problem.file}\n${problem.column}`}>
              <td>{placeText(problem)}</td>
              <td>{countText(problem.count)}</td>
              <td>{problem.problem}</td>
              <td>{problem.kept}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <p className={styles.count}>And {counted(hidden, 'more', 'more')}: copy the details to see them.</p>
      )}
    </section>
  )
}
