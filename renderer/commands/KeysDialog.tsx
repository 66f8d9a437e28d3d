/** All keys, by menu, to look one up. */
import { useState } from 'react'
import { COMMANDS, type CommandId } from '../../preload/commands.ts'
import { useSettings } from '../session/settings.ts'
import { closeDialog, openDialog } from '../session/view.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { foundCommands } from './commandSearch.ts'
import styles from './KeysDialog.module.css'
import { keyLabel, keysOf } from './keymap.ts'
import { IS_MAC } from './platform.ts'

export function KeysDialog() {
  const settings = useSettings()
  const [text, setText] = useState('')
  const labels = (id: CommandId) => keysOf(id, settings).map((key) => keyLabel(key, IS_MAC))
  const groups = foundCommands(text, (id) => labels(id).join(' '))
  return (
    <Dialog title="Keys" width="wide" actions={<Actions />} onClose={closeDialog}>
      <input
        className={styles.search}
        type="search"
        aria-label="Find a key or a command"
        placeholder="Find a key or a command"
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {!settings.singleLetterKeys && (
        <p className={styles.note}>Keys without Ctrl, Command or Alt that write a character are switched off.</p>
      )}
      {groups.length === 0 && (
        <p className={styles.note} role="status">
          No command has “{text}” in its name or its keys.
        </p>
      )}
      <div className={styles.groups}>
        {groups.map(({ menu, ids }) => (
          <section key={menu} className={styles.group} aria-labelledby={`keys-${menu}`}>
            <h3 id={`keys-${menu}`}>{menu}</h3>
            <dl>
              {ids.map((id) => (
                <CommandKeys key={id} label={COMMANDS[id].label} keys={labels(id)} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

function Actions() {
  return (
    <>
      <Button onPress={() => openDialog('settings')}>Change keys</Button>
      <Button weight="primary" onPress={closeDialog}>
        Close
      </Button>
    </>
  )
}

function CommandKeys({ label, keys }: { readonly label: string; readonly keys: readonly string[] }) {
  return (
    <div className={styles.command}>
      <dt>{label}</dt>
      <dd>{keys.length === 0 ? <span>no key</span> : keys.map((key) => <kbd key={key}>{key}</kbd>)}</dd>
    </div>
  )
}
