/** A reliability diagram: what the model said against what came, tenth by tenth, with intervals and numbers of plays. */
import type { ReliabilityBin, ReliabilityTable } from '../../ml/model/modelCard.ts'
import { momentText } from '../timeline/moments.ts'
import styles from './Calibration.module.css'
import { rangeText } from './percent.ts'

/** Pixels: the plot is square, so that the diagonal is what a perfect model would lie on. */
const SIDE = 230
const [LEFT, TOP, RIGHT, BOTTOM] = [40, 8, 10, 44]
const TICKS = [0, 0.25, 0.5, 0.75, 1]

const xOf = (share: number) => LEFT + share * SIDE
const yOf = (share: number) => TOP + (1 - share) * SIDE

export function ReliabilityFigure({ table }: { readonly table: ReliabilityTable }) {
  const words = `${momentText(table.seconds)}, ${table.n} plays of ${table.on.join(', ')}`
  return (
    <figure className={styles.figure}>
      <figcaption>
        {table.seconds < 0 ? 'At the last look' : 'At the snap'} ({words}; man on {Math.round(table.manRate * 100)} %)
      </figcaption>
      <svg
        width={LEFT + SIDE + RIGHT}
        height={TOP + SIDE + BOTTOM}
        role="img"
        aria-label={`Share of man against P(man), ${words}. The table below has the numbers.`}
      >
        <Axes />
        {table.bins.map((bin) => (
          <Bin key={bin.low} bin={bin} />
        ))}
      </svg>
      <details>
        <summary>As a table</summary>
        <BinTable table={table} />
      </details>
    </figure>
  )
}

function Axes() {
  return (
    <g className={styles.axes}>
      {TICKS.map((tick) => (
        <g key={tick}>
          <line x1={xOf(tick)} x2={xOf(tick)} y1={yOf(0)} y2={yOf(1)} />
          <line x1={xOf(0)} x2={xOf(1)} y1={yOf(tick)} y2={yOf(tick)} />
          <text x={xOf(tick)} y={yOf(0) + 15} textAnchor="middle">
            {tick * 100}
          </text>
          <text x={LEFT - 5} y={yOf(tick) + 4} textAnchor="end">
            {tick * 100}
          </text>
        </g>
      ))}
      <line className={styles.perfect} x1={xOf(0)} y1={yOf(0)} x2={xOf(1)} y2={yOf(1)} />
      <text x={xOf(0.5)} y={yOf(0) + 33} textAnchor="middle">
        it says man, %
      </text>
      <text transform={`translate(11 ${yOf(0.5)}) rotate(-90)`} textAnchor="middle">
        man was played, %
      </text>
    </g>
  )
}

function Bin({ bin: { meanProbability, manShare, manShareLow, manShareHigh, n } }: { readonly bin: ReliabilityBin }) {
  if (meanProbability === null || manShare === null || manShareLow === null || manShareHigh === null) return null
  const [x, y] = [xOf(meanProbability), yOf(manShare)]
  // the number stands on the side where the diagonal is not
  const isLeft = manShare > meanProbability
  return (
    <g className={styles.bin}>
      <line x1={x} x2={x} y1={yOf(manShareLow)} y2={yOf(manShareHigh)} />
      <circle cx={x} cy={y} r={4} />
      <text x={x + (isLeft ? -7 : 7)} y={y + 4} textAnchor={isLeft ? 'end' : 'start'}>
        {n}
      </text>
    </g>
  )
}

function BinTable({ table }: { readonly table: ReliabilityTable }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">It says</th>
          <th scope="col">n</th>
          <th scope="col">Man was played</th>
          <th scope="col">95 % interval</th>
        </tr>
      </thead>
      <tbody>
        {table.bins.map(({ low, high, n, manShare, manShareLow, manShareHigh }) => (
          <tr key={low}>
            <th scope="row">{rangeText(low, high)}</th>
            <td>{n}</td>
            <td>{manShare === null ? '-' : `${Math.round(manShare * 100)} %`}</td>
            <td>{manShareLow === null || manShareHigh === null ? '-' : rangeText(manShareLow, manShareHigh)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
