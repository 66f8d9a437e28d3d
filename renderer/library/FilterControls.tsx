/** Every filter there is, in as few lines as they go. */
import { useMemo } from 'react'
import { ToggleButton } from 'react-aria-components'
import { COVERAGES, type Coverage, type ManZone } from '../../ml/football/coverage.ts'
import type { PlayRow } from '../../preload/values.ts'
import { useLibrary } from '../session/library.ts'
import { changeView, useView } from '../session/view.ts'
import { Button } from '../ui/Button.tsx'
import { type Option, Select } from '../ui/Select.tsx'
import styles from './FilterControls.module.css'
import { countFilters, DISTANCES, FIELD_ZONES, type FieldZone, NO_FILTERS, type PlayFilters } from './filters.ts'
import { DOWN_NAMES, formationText } from './playWords.ts'

const DOWNS = [1, 2, 3, 4] as const

const ZONE_NAMES: Readonly<Record<FieldZone, string>> = {
  'backed up': 'Backed up',
  'own half': 'Own',
  'opponent half': 'Opp',
  'red zone': 'Red',
  'goal line': 'Goal',
}

const ANY = ''
const COVERAGE_OPTIONS: readonly Option[] = [
  { value: ANY, label: 'Any coverage' },
  { value: 'man', label: 'Man' },
  { value: 'zone', label: 'Zone' },
  ...COVERAGES.map((coverage) => ({ value: coverage, label: coverage })),
]
const MOTION_OPTIONS: readonly Option[] = [
  { value: ANY, label: 'Any motion' },
  { value: 'motion', label: 'Motion' },
  { value: 'none', label: 'No motion' },
]
const READ_OPTIONS: readonly Option[] = [
  { value: ANY, label: 'Any read' },
  { value: 'right', label: 'Read right' },
  { value: 'wrong', label: 'Read wrong' },
]

export function FilterControls({ id }: { readonly id: string }) {
  const filters = useView((view) => view.filters)
  const set = (change: Partial<PlayFilters>) => changeView({ filters: { ...filters, ...change } })
  return (
    <div id={id} className={styles.controls}>
      <Toggles
        name="Down"
        options={DOWNS.map((value) => [value, DOWN_NAMES[value] ?? ''])}
        chosen={filters.downs}
        onChange={(downs) => set({ downs })}
      />
      <Toggles
        name="To go"
        options={DISTANCES.map((value) => [value, DISTANCE_NAMES[value]])}
        chosen={filters.distances}
        onChange={(distances) => set({ distances })}
      />
      <Toggles
        name="Field"
        options={FIELD_ZONES.map((value) => [value, ZONE_NAMES[value]])}
        chosen={filters.zones}
        onChange={(zones) => set({ zones })}
      />
      <Choices filters={filters} set={set} />
      <OnlyLine filters={filters} set={set} />
    </div>
  )
}

/** One among some each. */
function Choices({ filters, set }: FilterProps) {
  const { formation, isInMotion, coverage, read } = filters
  const formations = useFormations()
  const motion = isInMotion === null ? ANY : isInMotion ? 'motion' : 'none'
  return (
    <div className={styles.selects}>
      <Select
        label="Formation"
        value={formation ?? ANY}
        options={formations}
        isSet={formation !== null}
        onChange={(value) => set({ formation: value || null })}
      />
      <Select
        label="Motion"
        value={motion}
        options={MOTION_OPTIONS}
        isSet={isInMotion !== null}
        onChange={(value) => set({ isInMotion: value === ANY ? null : value === 'motion' })}
      />
      <Select
        label="Coverage played"
        value={coverage ?? ANY}
        options={COVERAGE_OPTIONS}
        isSet={coverage !== null}
        onChange={(value) => set({ coverage: (value || null) as ManZone | Coverage | null })}
      />
      <Select
        label="Read at the last look"
        value={read ?? ANY}
        options={READ_OPTIONS}
        isSet={read !== null}
        onChange={(value) => set({ read: (value || null) as PlayFilters['read'] })}
      />
    </div>
  )
}

const DISTANCE_NAMES = { short: '1-3', medium: '4-6', long: '7+' } as const

interface FilterProps {
  readonly filters: PlayFilters
  set(change: Partial<PlayFilters>): void
}

/** The two that say "only", and the way back to all plays. */
function OnlyLine({ filters, set }: FilterProps) {
  const { isDisguised, isFlagged } = filters
  return (
    <div className={styles.line}>
      <span className={styles.name}>Only</span>
      <Toggle isOn={isDisguised} onChange={(isOn) => set({ isDisguised: isOn })}>
        Disguises
      </Toggle>
      <Toggle isOn={isFlagged} onChange={(isOn) => set({ isFlagged: isOn })}>
        Flagged
      </Toggle>
      <span className={styles.space} />
      <Button weight="quiet" isDisabled={countFilters(filters) === 0} onPress={() => set(NO_FILTERS)}>
        Clear filters
      </Button>
    </div>
  )
}

interface TogglesProps<Value> {
  readonly name: string
  readonly options: readonly (readonly [Value, string])[]
  readonly chosen: readonly Value[]
  onChange(chosen: readonly Value[]): void
}

/** Each is a stop of its own: Left and Right stay the film's, whatever was pressed last. */
function Toggles<Value extends string | number>({ name, options, chosen, onChange }: TogglesProps<Value>) {
  const flip = (value: Value, isOn: boolean) =>
    onChange(options.map(([other]) => other).filter((other) => (other === value ? isOn : chosen.includes(other))))
  return (
    <fieldset className={styles.line}>
      <legend className="visually-hidden">{name}</legend>
      <span className={styles.name} aria-hidden="true">
        {name}
      </span>
      {options.map(([value, label]) => (
        <Toggle key={value} isOn={chosen.includes(value)} onChange={(isOn) => flip(value, isOn)}>
          {label}
        </Toggle>
      ))}
    </fieldset>
  )
}

interface ToggleProps {
  readonly isOn: boolean
  readonly children: string
  onChange(isOn: boolean): void
}

function Toggle({ isOn, children, onChange }: ToggleProps) {
  return (
    <ToggleButton className={styles.toggle ?? ''} isSelected={isOn} onChange={onChange}>
      {children}
    </ToggleButton>
  )
}

/** The formations that there are in the library, by name. */
function useFormations(): readonly Option[] {
  // rows are other ones whenever a play is read; their plays stay the same
  const rows = useLibrary((library) => library.rows)
  const text = useMemo(() => formationsOf(rows).join('\n'), [rows])
  return useMemo(() => {
    const names = text.split('\n').filter(Boolean)
    const options = names.map((value) => ({ value, label: formationText(value) }))
    return [{ value: ANY, label: 'Any formation' }, ...options]
  }, [text])
}

function formationsOf(rows: readonly PlayRow[]): readonly string[] {
  const names = new Set(rows.flatMap(({ play }) => (play.offenseFormation === null ? [] : [play.offenseFormation])))
  return [...names].toSorted()
}
