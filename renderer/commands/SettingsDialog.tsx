/** Settings, kept as they are changed. */
import { type ReactNode, useEffect, useState } from 'react'
import { Label, Radio, RadioGroup, Switch } from 'react-aria-components'
import { THEMES, type Theme } from '../../preload/settings.ts'
import type { ModelChoice } from '../../preload/values.ts'
import { filmRoom } from '../filmRoom.ts'
import { showFault } from '../session/notices.ts'
import { changeSettings, useSettings } from '../session/settings.ts'
import { closeDialog } from '../session/view.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { ThresholdSlider } from '../ui/ThresholdSlider.tsx'
import { KeySettings } from './KeySettings.tsx'
import { DEFAULT_MODEL, modelOptions } from './modelWords.ts'
import styles from './SettingsDialog.module.css'

const THEME_NAMES: Readonly<Record<Theme, string>> = { system: 'As the system', dark: 'Dark', light: 'Light' }

export function SettingsDialog() {
  return (
    <Dialog title="Settings" width="wide" onClose={closeDialog}>
      <ThemeRow />
      <Row name="Read" hint="A last look with P(man) from here on says man. Suspects and “read right” follow it.">
        <ThresholdSlider />
      </Row>
      <ModelRow />
      <SingleLetterRow />
      <KeySettings />
    </Dialog>
  )
}

function ThemeRow() {
  const theme = useSettings((settings) => settings.theme)
  return (
    <RadioGroup
      className={styles.row ?? ''}
      value={theme}
      orientation="horizontal"
      onChange={(value) => void changeSettings({ theme: value as Theme })}
    >
      <Label className={styles.name ?? ''}>Theme</Label>
      {THEMES.map((name) => (
        <Radio key={name} value={name} className={styles.radio ?? ''}>
          {THEME_NAMES[name]}
        </Radio>
      ))}
    </RadioGroup>
  )
}

function SingleLetterRow() {
  const isOn = useSettings((settings) => settings.singleLetterKeys)
  return (
    <Row name="Keyboard" hint="Switch them off if speech input or a shaky hand types letters by mistake.">
      <Switch
        className={styles.switch ?? ''}
        isSelected={isOn}
        onChange={(singleLetterKeys) => void changeSettings({ singleLetterKeys })}
      >
        <span className={styles.knob} />
        Single-letter keys
      </Switch>
    </Row>
  )
}

interface RowProps {
  readonly name: string
  readonly hint: string
  readonly children: ReactNode
}

function Row({ name, hint, children }: RowProps) {
  return (
    <div className={styles.row}>
      <span className={styles.name}>{name}</span>
      <div className={styles.wide}>
        {children}
        <p className={styles.hint}>{hint}</p>
      </div>
    </div>
  )
}

function ModelRow() {
  const model = useSettings((settings) => settings.model)
  const { choices, chooseFolder } = useModels()
  return (
    <Row name="Model" hint={MODEL_HINT}>
      <div className={styles.model}>
        <Select
          label="Model that reads"
          value={model ?? DEFAULT_MODEL}
          options={modelOptions(choices, model)}
          onChange={(value) => void changeSettings({ model: value === DEFAULT_MODEL ? null : value })}
        />
        <Button onPress={() => void chooseFolder()}>Choose a folder…</Button>
      </div>
    </Row>
  )
}

const MODEL_HINT =
  'With another model every play is read again. Flags and notes stay as they are. A model of your own lies in the folder that presnap train wrote.'

interface Models {
  readonly choices: readonly ModelChoice[]
  /** Asks for a folder, and reads with the model in it. */
  chooseFolder(): Promise<void>
}

function useModels(): Models {
  const [choices, setChoices] = useState<readonly ModelChoice[]>([])
  const list = async () => {
    const answer = await filmRoom.listModels(null)
    if (answer.ok) setChoices(answer.value)
    else showFault(answer.fault)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, and again when one is added
  useEffect(() => void list(), [])
  const chooseFolder = async () => {
    const chosen = await filmRoom.chooseModel(null)
    if (!chosen.ok) showFault(chosen.fault)
    if (!chosen.ok || chosen.value === null) return
    await list()
    await changeSettings({ model: chosen.value.name })
  }
  return { choices, chooseFolder }
}
