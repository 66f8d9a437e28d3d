/** The reading thread: a model and a connection to the library, for reads that are kept as they are made. */
import { ok, type Result } from '../../ml/base/result.ts'
import type { PlayKey } from '../../ml/football/ids.ts'
import { PlayReader, type ReadAnswer, type SharesAnswer } from '../filmRoom/playReader.ts'
import { OnnxCoverageModel } from '../inference/coverageModel.ts'
import { choiceText, type WantedProvider } from '../inference/providers.ts'
import { type LibraryReader, openLibraryAsAllowed } from '../library/database.ts'
import { serve } from './host.ts'
import { standBack } from './standBack.ts'

let library: LibraryReader | null = null
let model: OnnxCoverageModel | null = null
let reader: PlayReader | null = null

export const readingHandlers = {
  async openLibrary({ path, lockTimeout_ms }: OpenLibraryRequest): Promise<Result<null>> {
    const opened = openLibraryAsAllowed(path, { lockTimeout_ms })
    if (!opened.ok) return opened
    library = opened.value
    // a prediction that a power cut takes is made again
    library.pragma('synchronous = NORMAL')
    return ok(null)
  },
  /** Opens a model in place of the one before, which stays where this one cannot be opened. Answers on which processor
   *  it runs, and why. */
  async openModel({ folder, provider, threads }: OpenModelRequest): Promise<Result<string>> {
    if (library === null) throw new Error('no library is open')
    const opened = await OnnxCoverageModel.open(folder, provider, threads)
    if (!opened.ok) return opened
    await model?.dispose()
    model = opened.value
    reader = new PlayReader(library, model)
    return ok(choiceText(model.choice))
  },
  async read({ key, isOpened }: ReadRequest): Promise<Result<ReadAnswer | null>> {
    if (reader === null) throw new Error('no model is open')
    return reader.read(key, { isOpened })
  },
  /** The next part of a play's shares; null where that play is not in hand. */
  async readShares(key: PlayKey): Promise<SharesAnswer | null> {
    return reader?.readShares(key) ?? null
  },
}

interface OpenLibraryRequest {
  readonly path: string
  readonly lockTimeout_ms: number
}

interface OpenModelRequest {
  readonly folder: string
  readonly provider: WantedProvider
  readonly threads: number
}

interface ReadRequest {
  readonly key: PlayKey
  /** Somebody has it open: all of it is wanted, and its shares are begun. */
  readonly isOpened: boolean
}

standBack()
serve(readingHandlers, async () => {
  await model?.dispose()
  library?.close()
})
