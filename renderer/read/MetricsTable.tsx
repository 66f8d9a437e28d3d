/** The figures of a model's card: no accuracy without its n, its base rate, its moment and its data set. */
import type { MetricsCard } from '../../ml/model/modelCard.ts'
import { momentText } from '../timeline/moments.ts'
import styles from './Calibration.module.css'
import { rangeText } from './percent.ts'

export function MetricsTable({ metrics }: { readonly metrics: readonly MetricsCard[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Data set</th>
          <th scope="col">Moment</th>
          <th scope="col">n</th>
          <th scope="col">Always zone</th>
          <th scope="col">Accuracy (95 %)</th>
          <th scope="col">AUC</th>
          <th scope="col">Log loss</th>
        </tr>
      </thead>
      <tbody>
        {metrics.map((row) => (
          <tr key={`${row.on} ${row.seconds}`}>
            <th scope="row">{row.on}</th>
            <td>{momentText(row.seconds)}</td>
            <td>{row.n}</td>
            <td>{row.baseRate === null ? '-' : percent(1 - row.baseRate)}</td>
            <td>{accuracyText(row)}</td>
            <td>{row.auc?.toFixed(3) ?? '-'}</td>
            <td>{row.logLoss?.toFixed(3) ?? '-'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function accuracyText({ accuracy, accuracyLow, accuracyHigh }: MetricsCard): string {
  if (accuracy === null) return '-'
  const interval = accuracyLow === null || accuracyHigh === null ? '' : ` (${rangeText(accuracyLow, accuracyHigh)})`
  return `${percent(accuracy)}${interval}`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
