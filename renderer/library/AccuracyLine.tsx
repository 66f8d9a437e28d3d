/** At the foot of the list: how often the read was right on the plays in it, with all that such a figure needs. */
import { useMemo } from 'react'
import { modelName } from '../commands/modelWords.ts'
import { useFiltered, useShownFilters } from '../session/cutUp.ts'
import { useJudging } from '../session/judging.ts'
import { useLibrary } from '../session/library.ts'
import { useView } from '../session/view.ts'
import { useWork } from '../session/work.ts'
import styles from './AccuracyLine.module.css'
import { accuracyOf, accuracyText } from './accuracy.ts'
import { filterWords, isPickedByRead } from './filterWords.ts'
import { dataSetText } from './gameWords.ts'

export function AccuracyLine() {
  const rows = useFiltered()
  const games = useLibrary((library) => library.games)
  const game = useView((view) => view.game)
  const filters = useShownFilters()
  const judging = useJudging()
  const model = useWork((work) => work.model)
  const accuracy = useMemo(() => accuracyOf(rows, judging), [rows, judging])
  if (games.length === 0) return null
  const dataSet = dataSetText(games, { game, isFiltered: filterWords(filters).length > 0 })
  return (
    <p className={styles.accuracy}>
      {isPickedByRead(filters)
        ? 'These plays were picked by how they were read or flagged: how often the read is right cannot be told from them.'
        : `${accuracyText(accuracy, judging.threshold, dataSet.where)}${dataSet.simulated}`}
      {model !== null && ` Read by ${modelName(model.card)}.`}
    </p>
  )
}
