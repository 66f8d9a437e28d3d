/** A report in chapters: cautions first, then every figure with its table. */
import { type Chapter, reportChapters } from '../../ml/figures/chapters.ts'
import { headline, modelWords } from '../../ml/figures/reportWords.ts'
import type { PlayMoment } from '../../ml/football/playLink.ts'
import type { EvaluationReport } from '../../ml/model/evaluationReport.ts'
import { openPlay } from '../session/openPlay.ts'
import { closeDialog } from '../session/view.ts'
import styles from './Evaluation.module.css'
import { Figure } from './Figure.tsx'
import { FoldedTable } from './FoldedTable.tsx'
import { ReportProgress } from './ReportProgress.tsx'
import type { ReportInHand } from './useReport.ts'

export function ReportView({ answer, progress }: ReportInHand) {
  if (answer === null) return <ReportProgress progress={progress} />
  if (!answer.ok) {
    const { what, next } = answer.fault
    return (
      <p role="alert">
        {what} {next}
      </p>
    )
  }
  const report = answer.value
  if (report.curve.length === 0) return <Nothing report={report} />
  return (
    <>
      <Cautions report={report} />
      <p className={styles.headline}>{headline(report)}</p>
      <p className={styles.muted}>{modelWords(report)}</p>
      {reportChapters(report).map((chapter) => (
        <ChapterView key={chapter.id} chapter={chapter} />
      ))}
    </>
  )
}

function Cautions({ report }: { readonly report: EvaluationReport }) {
  return report.about.cautions.map(({ kind, text }) => (
    <p key={kind} className={styles.caution}>
      {text}
    </p>
  ))
}

function Nothing({ report }: { readonly report: EvaluationReport }) {
  return (
    <>
      <p role="status">
        Nothing can be judged: no dropback in this library has a man/zone label and a read of this model. Big Data Bowls
        of 2023 and 2025 have labels.
      </p>
      <Cautions report={report} />
    </>
  )
}

function ChapterView({ chapter: { title, figures, tables } }: { readonly chapter: Chapter }) {
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <div className={figures.length > MANY ? styles.many : undefined}>
        {figures.map((drawing) => (
          <Figure key={drawing.name} drawing={drawing} />
        ))}
      </div>
      {tables.map((table) => (
        <FoldedTable key={table.name} table={table} isOpenAtFirst={figures.length === 0} onOpen={show} />
      ))}
    </section>
  )
}

/** More figures than this stand side by side. */
const MANY = 3

function show({ gameId, playId, moment }: PlayMoment): void {
  closeDialog()
  void openPlay({ gameId, playId }, moment ?? undefined)
}
