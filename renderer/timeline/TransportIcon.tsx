/** The marks on the transport's buttons. */
const SHAPES = {
  play: 'M4 2.5v11l9-5.5z',
  pause: 'M4 2.5h3v11H4zM9 2.5h3v11H9z',
  'frame-back': 'M11 3v10L5 8zM3.5 3h1.5v10H3.5z',
  'frame-on': 'M5 3v10l6-5zM11 3h1.5v10H11z',
  'play-back': 'M14 3v10L8.5 8zM8.5 3v10L3 8zM1.5 3H3v10H1.5z',
  'play-on': 'M2 3v10l5.5-5zM7.5 3v10L13 8zM13 3h1.5v10H13z',
  flag: 'M3.5 1.5h1.4v13H3.5zM5.6 2.2h7l-2 2.9 2 2.9h-7z',
  trails: 'M1 11h2v2H1zM4.5 9.5h2v2h-2zM8 7h2v2H8zM11 2.5a2.2 2.2 0 1 0 .01 0z',
  shares: 'M7.4 1.5h1.2v13H7.4zM9.4 3H14v2.4H9.4zM2 6.8h4.6v2.4H2zM9.4 10.6h3v2.4h-3z',
  matchUps: 'M3.5 1.5a2.2 2.2 0 1 1-.01 0zM5.6 6.2l1-1 4.2 4.2-1 1zM12.5 9.5l2.5 4.6h-5z',
  side: 'M5 3L1 6.5 5 10V7.4h6V5.6H5zM11 6v2.6H5v1.8h6V13l4-3.5z',
  eye: 'M8 3.5C4.5 3.5 2 6 1 8c1 2 3.5 4.5 7 4.5S14 10 15 8c-1-2-3.5-4.5-7-4.5zM8 5.2a2.8 2.8 0 1 1-.01 0zM8 6.8a1.2 1.2 0 1 0 .01 0z',
  table: 'M1.5 2.5h13v11h-13zM3 6v2h4V6zM8.5 6v2h5V6zM3 9.5V12h4V9.5zM8.5 9.5V12h5V9.5z',
  fit: 'M1.5 2.5H6V4H3v3H1.5zM10 2.5h4.5V7H13V4h-3zM1.5 9H3v3h3v1.5H1.5zM13 9h1.5v4.5H10V12h3zM6 6h4v4H6z',
  field: 'M1 3h14v10H1zM2.5 4.5v7h1.7v-7zM5.6 4.5v7h1.7v-7zM8.7 4.5v7h1.7v-7zM11.8 4.5v7h1.7v-7z',
} as const

export type TransportIconName = keyof typeof SHAPES

export function TransportIcon({ name }: { readonly name: TransportIconName }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={SHAPES[name]} fill="currentColor" fillRule="evenodd" />
    </svg>
  )
}
