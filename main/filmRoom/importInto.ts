/** One import as the import thread does it: with its own connection, telling how far it is, and whole games or nothing. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault } from '../../ml/base/fault.ts'
import type { Result } from '../../ml/base/result.ts'
import type { GameId } from '../../ml/football/ids.ts'
import type { ImportProgress, ImportReport } from '../../preload/values.ts'
import { type ImportOptions, importGames } from '../ingest/importGames.ts'
import { type LibraryWriter, openLibraryThere } from '../library/database.ts'
import { DEMO_FOLDER, demoGame, PLAYS_OF_GAME } from '../simulation/demoGame.ts'
import { writeBigDataBowl } from '../simulation/writeBigDataBowl.ts'
import type { Calling } from '../threads/host.ts'
import { thrownFault } from '../thrownFault.ts'

export type ImportSource =
  | { readonly kind: 'paths'; readonly paths: readonly string[] }
  /** The simulated game, by way of a folder that is gone afterwards. */
  | { readonly kind: 'demo'; readonly folder: string }

export interface ImportRequest {
  readonly library: string
  readonly lockTimeout_ms: number
  readonly source: ImportSource
}

export type ImportNews =
  | { readonly kind: 'progress'; readonly progress: Omit<ImportProgress, 'name' | 'secondsLeft'> }
  | { readonly kind: 'game'; readonly game: GameId }

export type ImportOutcome =
  | { readonly kind: 'done'; readonly report: ImportReport }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly fault: Fault }

/** How much of the work of a demo is simulating it, about. */
const SIMULATING_SHARE = 0.5

export async function importInto(request: ImportRequest, calling: Calling<ImportNews>): Promise<ImportOutcome> {
  try {
    const library = openLibraryThere(request.library, { lockTimeout_ms: request.lockTimeout_ms })
    if (!library.ok) return { kind: 'failed', fault: library.fault }
    const report = await importing(library.value, request.source, calling).finally(() => library.value.close())
    if (!report.ok) return { kind: 'failed', fault: report.fault }
    return { kind: 'done', report: report.value }
  } catch (error) {
    if (calling.signal.aborted) return { kind: 'cancelled' }
    const fault = thrownFault(error, request.library)
    if (fault === null) throw error
    return { kind: 'failed', fault }
  }
}

function importing(
  library: LibraryWriter,
  source: ImportSource,
  calling: Calling<ImportNews>,
): Promise<Result<ImportReport>> {
  if (source.kind === 'demo') return importDemo(library, source.folder, calling)
  return importGames(library, source.paths, optionsOf(calling, 0))
}

async function importDemo(
  library: LibraryWriter,
  folder: string,
  calling: Calling<ImportNews>,
): Promise<Result<ImportReport>> {
  const { signal, tell } = calling
  const onPlay = ({ plays }: { readonly plays: number }) => {
    const share = SIMULATING_SHARE * Math.min(1, plays / PLAYS_OF_GAME)
    tell({ kind: 'progress', progress: { stage: 'simulating', share, games: 0, plays } })
  }
  try {
    await rm(folder, { recursive: true, force: true })
    await writeBigDataBowl(folder, [demoGame()], { signal, onPlay })
    return await importGames(library, [folder], optionsOf(calling, SIMULATING_SHARE))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Options of an import before which `done` of the work was done. */
function optionsOf({ signal, tell }: Calling<ImportNews>, done: number): ImportOptions {
  return {
    signal,
    onProgress: (progress) =>
      tell({ kind: 'progress', progress: { ...progress, share: done + (1 - done) * progress.share } }),
    onGame: (game) => tell({ kind: 'game', game }),
  }
}

/** The demo, by way of a folder within `folder`. */
export function demoSource(folder: string): ImportSource {
  return { kind: 'demo', folder: join(folder, DEMO_FOLDER) }
}
