/** How often a model is right, by data set and moment. */
import type { MetricsCard } from '../../ml/model/modelCard.ts'
import styles from './Calibration.module.css'
import { figureRows } from './figures.ts'

export function MetricsTable({ metrics }: { readonly metrics: readonly MetricsCard[] }) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">Accuracy by data set and moment</caption>
      <thead>
        <tr>
          <th scope="col">Data set</th>
          <th scope="col">Moment</th>
          <th scope="col">Plays</th>
          <th scope="col">Always zone</th>
          <th scope="col">Read right</th>
          <th scope="col">95 % interval</th>
          <th scope="col">AUC</th>
          <th scope="col">Log loss</th>
        </tr>
      </thead>
      <tbody>
        {figureRows(metrics).map(({ key, set, moment, plays, alwaysZone, right, interval, auc, logLoss }) => (
          <tr key={key}>
            <th scope="row">{set}</th>
            <td>{moment}</td>
            <td>{plays}</td>
            <td>{alwaysZone}</td>
            <td>{right}</td>
            <td>{interval}</td>
            <td>{auc}</td>
            <td>{logLoss}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
