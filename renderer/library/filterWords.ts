/** The filters that are set, in words, each with what would be left without it. */
import { NO_FILTERS, type PlayFilters } from './filters.ts'
import { DOWN_NAMES, formationText } from './playWords.ts'

export interface FilterWord {
  readonly name: keyof PlayFilters
  readonly text: string
  /** The filters with this one taken off. */
  readonly without: PlayFilters
}

/** In the order of the filter bar. */
export function filterWords(filters: PlayFilters): readonly FilterWord[] {
  const names = Object.keys(NO_FILTERS) as (keyof PlayFilters)[]
  return names.flatMap((name) => {
    const text = WORDS[name](filters)
    return text === null ? [] : [{ name, text, without: { ...filters, [name]: NO_FILTERS[name] } }]
  })
}

/** Filters that pick plays by how they were read: among those, how often the read is right says nothing. */
export function isPickedByRead({ read, isDisguised, isFlagged }: PlayFilters): boolean {
  return read !== null || isDisguised || isFlagged
}

const WORDS: Readonly<Record<keyof PlayFilters, (filters: PlayFilters) => string | null>> = {
  text: ({ text }) => (text.trim() === '' ? null : `"${text.trim()}"`),
  downs: ({ downs }) =>
    joined(
      downs.map((down) => DOWN_NAMES[down] ?? String(down)),
      ' down',
    ),
  distances: ({ distances }) => joined(distances),
  zones: ({ zones }) => joined(zones),
  formation: ({ formation }) => (formation === null ? null : formationText(formation)),
  isInMotion: ({ isInMotion }) => (isInMotion === null ? null : isInMotion ? 'motion' : 'no motion'),
  coverage: ({ coverage }) => coverage,
  read: ({ read }) => (read === null ? null : `read ${read}`),
  isDisguised: ({ isDisguised }) => (isDisguised ? 'disguise' : null),
  isFlagged: ({ isFlagged }) => (isFlagged ? 'flagged' : null),
}

function joined(values: readonly string[], end = ''): string | null {
  return values.length === 0 ? null : `${values.join(' or ')}${end}`
}
