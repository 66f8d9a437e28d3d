/** Small marks drawn with a line, so that they look the same on every system. */

const PATHS = {
  flag: 'M4 14V2.5M4 3h8l-2 3 2 3H4',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5L14 14',
  down: 'M4 6l4 4 4-4',
  right: 'M6 4l4 4-4 4',
  warning: 'M8 2.5L14.5 13.5H1.5zM8 6.5v3.5M8 11.6v.4',
  plus: 'M8 3v10M3 8h10',
  film: 'M2 3.5h12v9H2zM5 3.5v9M11 3.5v9M2 8h12',
} as const
export type IconName = keyof typeof PATHS

interface IconProps {
  readonly name: IconName
  /** Only where no word beside it says the same. */
  readonly title?: string
  /** Pixels. */
  readonly size?: number
}

export function Icon({ name, title, size = 14 }: IconProps) {
  const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6, strokeLinecap: 'round' } as const
  const shape = <path d={PATHS[name]} strokeLinejoin="round" {...line} />
  if (title === undefined)
    return (
      <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
        {shape}
      </svg>
    )
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" role="img" aria-label={title}>
      <title>{title}</title>
      {shape}
    </svg>
  )
}
