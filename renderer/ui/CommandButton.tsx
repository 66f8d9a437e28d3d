/** A button of a command: named as in the menu, with its key in the tooltip, and as a switch where it is one. */
import type { ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components'
import { COMMANDS, type CommandId } from '../../preload/commands.ts'
import { runCommand } from '../commands/actions.ts'
import { keyLabel, keysOf } from '../commands/keymap.ts'
import { IS_MAC } from '../commands/platform.ts'
import { useSettings } from '../session/settings.ts'
import { Button } from './Button.tsx'
import styles from './CommandButton.module.css'
import { Tooltip } from './Tooltip.tsx'

interface CommandButtonProps {
  readonly command: CommandId
  /** Where the menu's words do not fit what it does just now. */
  readonly name?: string
  readonly weight?: 'primary' | 'plain' | 'quiet'
  /** Given for a switch: whether it is on. */
  readonly isOn?: boolean
  readonly isDisabled?: boolean
  readonly children: ReactNode
}

export function CommandButton({ command, name, weight = 'quiet', isOn, isDisabled, children }: CommandButtonProps) {
  const text = name ?? COMMANDS[command].label
  const keyText = useKeyOf(command)
  const shared = {
    'aria-label': text,
    isDisabled: isDisabled ?? false,
    // by mouse the cursor stays where it was, so that Space goes on playing and pausing
    preventFocusOnPress: true,
  }
  return (
    <Tooltip text={text} keyText={keyText}>
      {isOn === undefined ? (
        <Button {...shared} weight={weight} onPress={() => runCommand(command)}>
          {children}
        </Button>
      ) : (
        <ToggleButton
          {...shared}
          className={styles.toggle ?? ''}
          isSelected={isOn}
          onChange={() => runCommand(command)}
        >
          {children}
        </ToggleButton>
      )}
    </Tooltip>
  )
}

/** The first key of a command as it is written on this keyboard; null where it has none. */
export function useKeyOf(command: CommandId): string | null {
  const key = useSettings((settings) => keysOf(command, settings)[0])
  return key === undefined ? null : keyLabel(key, IS_MAC)
}
