/** A figure of a report as part of the page: the same marks that the files are painted from. */
import { type Drawing, type Mark, shapePath } from '../../ml/figures/drawing.ts'
import styles from './Evaluation.module.css'

export function Figure({ drawing }: { readonly drawing: Drawing }) {
  const { title, caption, width, height, marks } = drawing
  return (
    <figure className={styles.figure}>
      <figcaption>
        <strong>{title}</strong>
        <span>{caption}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={`${title}. The table below has the numbers.`}
      >
        {marks.map((mark, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: marks have no name, and a drawing never changes
          <MarkOf key={i} mark={mark} />
        ))}
      </svg>
    </figure>
  )
}

function MarkOf({ mark }: { readonly mark: Mark }) {
  const fill = styles[`fill-${mark.ink}`]
  switch (mark.kind) {
    case 'line': {
      const [[x1, y1], [x2, y2]] = [mark.from, mark.to]
      return <line x1={x1} y1={y1} x2={x2} y2={y2} {...strokeOf(mark)} />
    }
    case 'path':
      return <path d={mark.path} fill="none" {...strokeOf(mark)} />
    case 'area':
      return <path d={mark.path} className={fill} fillOpacity={mark.opacity} />
    case 'box': {
      const [[x, y], [width, height]] = [mark.at, mark.size]
      return <rect x={x} y={y} width={width} height={height} className={fill} fillOpacity={mark.opacity} />
    }
    case 'dot':
      return <path d={shapePath(mark.shape, mark.at, mark.radius)} className={`${fill} ${styles.dot}`} />
    case 'text': {
      const [x, y] = mark.at
      const place = mark.isTurned === true ? { transform: `translate(${x} ${y}) rotate(-90)` } : { x, y }
      return (
        <text {...place} fontSize={mark.size} textAnchor={mark.anchor} className={fill}>
          {mark.text}
        </text>
      )
    }
  }
}

function strokeOf({ ink, stroke = {} }: Extract<Mark, { kind: 'line' | 'path' }>) {
  const { width = 1, dash = [] } = stroke
  const dashes = dash.length === 0 ? {} : { strokeDasharray: dash.join(' ') }
  return { className: styles[`stroke-${ink}`], strokeWidth: width, ...dashes }
}
