/** Everything a coach can do, once: the menus, the keys, and the page of keys are all made from this table. */

/** The native menus, in order. */
export const MENUS = ['File', 'Edit', 'Play', 'Film', 'View', 'Help'] as const
export type MenuName = (typeof MENUS)[number]

export interface CommandDescription {
  readonly menu: MenuName
  /** As in the menu; ends in an ellipsis where it asks something first. */
  readonly label: string
  /** Keys by default: names of KeyboardEvent.key joined with "+" after Mod (Ctrl, Command on a Mac), Alt and Shift. */
  readonly keys: readonly string[]
  /** A line is drawn above it in its menu. */
  readonly startsGroup?: true
}

export const COMMANDS = {
  'import-files': { menu: 'File', label: 'Import Files or Zip…', keys: ['Mod+o'] },
  'import-folder': { menu: 'File', label: 'Import Folder…', keys: ['Mod+Shift+o'] },
  'add-demo': { menu: 'File', label: 'Add the Simulated Demo Game', keys: [] },
  'show-report': { menu: 'File', label: 'Last Import Report', keys: ['Mod+i'] },
  'open-library': { menu: 'File', label: 'Open Library…', keys: [], startsGroup: true },
  'new-library': { menu: 'File', label: 'New Library…', keys: [] },
  export: { menu: 'File', label: 'Export Clip…', keys: ['e'], startsGroup: true },
  'export-cut-up': { menu: 'File', label: 'Export Cut-up as GIFs…', keys: ['Shift+e'] },
  'export-frame': { menu: 'File', label: 'Save Frame as PNG…', keys: ['Mod+Shift+s'] },
  'export-flags': { menu: 'File', label: 'Save Flags as CSV…', keys: [] },
  settings: { menu: 'File', label: 'Settings…', keys: ['Mod+,'], startsGroup: true },

  undo: { menu: 'Edit', label: 'Undo', keys: ['Mod+z'] },
  redo: { menu: 'Edit', label: 'Redo', keys: ['Mod+Shift+z', 'Mod+y'] },
  flag: { menu: 'Edit', label: 'Flag This Moment', keys: ['f'], startsGroup: true },
  confirm: { menu: 'Edit', label: 'Confirm Disguise', keys: ['c'] },
  dismiss: { menu: 'Edit', label: 'Dismiss Disguise', keys: ['x'] },
  note: { menu: 'Edit', label: 'Write a Note', keys: ['m'] },
  'remove-flag': { menu: 'Edit', label: 'Remove Flag', keys: ['Shift+f'] },
  find: { menu: 'Edit', label: 'Find Plays', keys: ['/'], startsGroup: true },
  'clear-filters': { menu: 'Edit', label: 'Clear Filters', keys: ['\\'] },

  'play-pause': { menu: 'Play', label: 'Play or Pause', keys: [' ', 'k'] },
  faster: { menu: 'Play', label: 'Forward, Faster', keys: ['l'] },
  'slower-reverse': { menu: 'Play', label: 'Slower, Reverse', keys: ['j'] },
  'speed-down': { menu: 'Play', label: 'Lower Speed', keys: ['['] },
  'speed-up': { menu: 'Play', label: 'Higher Speed', keys: [']'] },
  'next-frame': { menu: 'Play', label: 'Next Frame', keys: ['ArrowRight'], startsGroup: true },
  'previous-frame': { menu: 'Play', label: 'Previous Frame', keys: ['ArrowLeft'] },
  'next-second': { menu: 'Play', label: '10 Frames On', keys: ['Shift+ArrowRight'] },
  'previous-second': { menu: 'Play', label: '10 Frames Back', keys: ['Shift+ArrowLeft'] },
  'to-start': { menu: 'Play', label: 'To the Start', keys: ['Home'] },
  'to-end': { menu: 'Play', label: 'To the End', keys: ['End'] },
  'to-snap': { menu: 'Play', label: 'To the Snap', keys: ['s'] },
  'to-last-look': { menu: 'Play', label: 'To the Last Look', keys: ['Shift+s'] },
  'next-tell': { menu: 'Play', label: 'To the Next Tell', keys: ['t'] },
  'mark-in': { menu: 'Play', label: 'Mark In', keys: ['i'], startsGroup: true },
  'mark-out': { menu: 'Play', label: 'Mark Out', keys: ['o'] },
  'clear-marks': { menu: 'Play', label: 'Clear Marks', keys: ['u'] },

  'next-play': { menu: 'Film', label: 'Next Play', keys: ['n', 'PageDown'] },
  'previous-play': { menu: 'Film', label: 'Previous Play', keys: ['p', 'PageUp'] },
  'next-suspect': { menu: 'Film', label: 'Next Suspect', keys: ['Shift+n'] },
  'previous-suspect': { menu: 'Film', label: 'Previous Suspect', keys: ['Shift+p'] },
  'show-plays': { menu: 'Film', label: 'Plays', keys: ['1'], startsGroup: true },
  'show-suspects': { menu: 'Film', label: 'Suspects', keys: ['2'] },
  'show-games': { menu: 'Film', label: 'Games', keys: ['g'] },
  'stop-reading': { menu: 'Film', label: 'Stop or Go On Reading Plays', keys: [], startsGroup: true },
  evaluate: { menu: 'Film', label: 'How Good Is the Read?', keys: ['h'] },

  'zoom-in': { menu: 'View', label: 'Zoom In', keys: ['=', '+'] },
  'zoom-out': { menu: 'View', label: 'Zoom Out', keys: ['-'] },
  'zoom-fit': { menu: 'View', label: 'Fit the Play', keys: ['0'] },
  'zoom-field': { menu: 'View', label: 'Whole Field', keys: ['9'] },
  'pan-left': { menu: 'View', label: 'Pan Left', keys: ['Alt+ArrowLeft'] },
  'pan-right': { menu: 'View', label: 'Pan Right', keys: ['Alt+ArrowRight'] },
  'pan-up': { menu: 'View', label: 'Pan Up', keys: ['Alt+ArrowUp'] },
  'pan-down': { menu: 'View', label: 'Pan Down', keys: ['Alt+ArrowDown'] },
  'toggle-side': { menu: 'View', label: 'True Side of the Field', keys: ['d'], startsGroup: true },
  'toggle-trails': { menu: 'View', label: 'Trails', keys: ['r'] },
  'toggle-shares': { menu: 'View', label: "Each Defender's Share", keys: ['v'] },
  'toggle-match-ups': { menu: 'View', label: 'Match-ups as the Model Sees Them', keys: ['w'] },
  'toggle-table': { menu: 'View', label: 'Table of This Frame', keys: ['b'] },
  'toggle-list': { menu: 'View', label: 'List of Plays', keys: ['Mod+1'], startsGroup: true },
  'toggle-read': { menu: 'View', label: 'Read Panel', keys: ['Mod+2'] },

  keys: { menu: 'Help', label: 'Keys', keys: ['?', 'F1'] },
  about: { menu: 'Help', label: 'About Presnap and Its Model', keys: [] },
} as const satisfies Readonly<Record<string, CommandDescription>>

export type CommandId = keyof typeof COMMANDS
export const COMMAND_IDS = Object.keys(COMMANDS) as readonly CommandId[]
