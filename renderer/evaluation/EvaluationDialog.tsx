/** How good is the read? The report on the plays of the library, and apart from it what the model's card says of games
 *  that it had not seen. */
import { useState } from 'react'
import type { ModelCard } from '../../ml/model/modelCard.ts'
import type { PlaysKind } from '../../preload/values.ts'
import { showSaved } from '../export/savedNews.ts'
import { filmRoom } from '../filmRoom.ts'
import { MetricsTable } from '../read/MetricsTable.tsx'
import { useLibrary } from '../session/library.ts'
import { showFault } from '../session/notices.ts'
import { closeDialog, openDialog } from '../session/view.ts'
import { useWork } from '../session/work.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import styles from './Evaluation.module.css'
import { ReportView } from './ReportView.tsx'
import { useReport } from './useReport.ts'

const KINDS: readonly { readonly value: PlaysKind; readonly label: string }[] = [
  { value: 'real', label: 'Real plays' },
  { value: 'simulated', label: 'Simulated plays' },
]

export function EvaluationDialog() {
  const games = useLibrary((library) => library.games)
  const there = KINDS.filter(({ value }) => games.some(({ isSimulated }) => isSimulated === (value === 'simulated')))
  const [plays, choose] = useState<PlaysKind>(there[0]?.value ?? 'real')
  const card = useWork(({ model }) => model?.card ?? null)
  const report = useReport(plays)
  const { answer } = report
  const canSave = answer?.ok === true && answer.value.curve.length > 0
  return (
    <Dialog
      title="How good is the read?"
      width="page"
      isText
      actions={<Actions plays={plays} canSave={canSave} />}
      onClose={closeDialog}
    >
      <div className={styles.report}>
        {there.length > 1 && (
          <div className={styles.kind}>
            <Select
              label="Judged on"
              value={plays}
              options={there}
              isLabelled
              onChange={(kind) => choose(kind as PlaysKind)}
            />
          </div>
        )}
        <ReportView {...report} />
        {card !== null && <HeldOut card={card} />}
      </div>
    </Dialog>
  )
}

/** Figures of another kind: they do not depend on the library. */
function HeldOut({ card }: { readonly card: ModelCard }) {
  if (card.metrics.length === 0) return null
  return (
    <section>
      <h3 className={styles.title}>On games that the model had not seen</h3>
      <p className={styles.muted}>
        Not of this library: held-out plays of the model’s own data, from its card. {card.split.note}
      </p>
      <MetricsTable metrics={card.metrics} />
      <p>
        <Button onPress={() => openDialog('calibration')}>How often is 80 % right?</Button>
      </p>
    </section>
  )
}

function Actions({ plays, canSave }: { readonly plays: PlaysKind; readonly canSave: boolean }) {
  const [isSaving, setSaving] = useState(false)
  const save = async () => {
    setSaving(true)
    const saved = await filmRoom.saveEvaluation(plays)
    setSaving(false)
    if (!saved.ok) showFault(saved.fault)
    else if (saved.value !== null) showSaved(saved.value)
  }
  return (
    <>
      <Button isDisabled={!canSave} isPending={isSaving} onPress={() => void save()}>
        {isSaving ? 'Saving…' : 'Save report…'}
      </Button>
      <Button onPress={closeDialog}>Close</Button>
    </>
  )
}
