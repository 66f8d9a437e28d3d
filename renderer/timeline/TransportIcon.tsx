/** The marks on the transport's buttons. */
const SHAPES = {
  play: 'M4 2.5v11l9-5.5z',
  pause: 'M4 2.5h3v11H4zM9 2.5h3v11H9z',
  'frame-back': 'M11 3v10L5 8zM3.5 3h1.5v10H3.5z',
  'frame-on': 'M5 3v10l6-5zM11 3h1.5v10H11z',
  'play-back': 'M14 3v10L8.5 8zM8.5 3v10L3 8zM1.5 3H3v10H1.5z',
  'play-on': 'M2 3v10l5.5-5zM7.5 3v10L13 8zM13 3h1.5v10H13z',
  flag: 'M3.5 1.5h1.4v13H3.5zM5.6 2.2h7l-2 2.9 2 2.9h-7z',
} as const

export type TransportIconName = keyof typeof SHAPES

export function TransportIcon({ name }: { readonly name: TransportIconName }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={SHAPES[name]} fill="currentColor" />
    </svg>
  )
}
