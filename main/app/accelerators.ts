/** Keys as a native menu writes them, from the names that the page knows them by. */

/** Names of KeyboardEvent.key that a menu calls otherwise. */
const NAMES: Readonly<Record<string, string>> = {
  Mod: 'CommandOrControl',
  ' ': 'Space',
  '+': 'Plus',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Escape: 'Esc',
  Enter: 'Return',
}

const MODIFIERS = new Set(['Mod', 'Alt', 'Shift'])

/** "Mod+Shift+o" as "CommandOrControl+Shift+O". */
export function acceleratorOf(key: string): string {
  return partsOf(key)
    .map((part) => NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join('+')
}

/** Needs the Command or Control key. */
export function hasMod(key: string): boolean {
  return partsOf(key).includes('Mod')
}

/** "Mod++" ends in the key "+". */
function partsOf(key: string): readonly string[] {
  const modifiers: string[] = []
  let rest = key
  for (;;) {
    const end = rest.indexOf('+')
    const modifier = end <= 0 ? '' : rest.slice(0, end)
    if (!MODIFIERS.has(modifier) || end === rest.length - 1) return [...modifiers, rest]
    modifiers.push(modifier)
    rest = rest.slice(end + 1)
  }
}
