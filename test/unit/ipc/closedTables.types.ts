/** What must not compile: a table of answers or schemas with a name too few or too many, or of another type. Checked
 *  by the compiler alone: where a line below compiled, its expected error would be missing, and that is an error. */
import { z } from 'zod'
import type { Handlers } from '../../../main/ipc/router.ts'
import type { ArgumentSchemas, TooNarrow } from '../../../main/ipc/schemas.ts'
import { ok } from '../../../ml/base/result.ts'
import type { FilmRoomBridge } from '../../../preload/contract.ts'

declare const handlers: Handlers
declare const schemas: ArgumentSchemas
declare const bridge: FilmRoomBridge

const { removeFlag: _handler, ...handlersWithoutOne } = handlers
const { removeFlag: _schema, ...schemasWithoutOne } = schemas

// @ts-expect-error a call without an answer
export const missingHandler: Handlers = handlersWithoutOne
export const surplusHandler: Handlers = {
  ...handlers,
  // @ts-expect-error an answer without a call
  dropTables: () => ok(null),
}
// @ts-expect-error an answer of another type
export const wrongAnswer: Handlers = { ...handlers, removeFlag: () => ok('removed') }
// @ts-expect-error an answer to another argument
export const wrongArgument: Handlers = { ...handlers, removeFlag: (flagId: number) => ok(flagId === 0 ? null : null) }

// @ts-expect-error a call without a schema
export const missingSchema: ArgumentSchemas = schemasWithoutOne
export const surplusSchema: ArgumentSchemas = {
  ...schemas,
  // @ts-expect-error a schema without a call
  dropTables: z.null(),
}
// @ts-expect-error a schema of another type
export const wrongSchema: ArgumentSchemas = { ...schemas, removeFlag: z.number() }

const narrowSchemas = { ...schemas, importByDialog: z.literal('files') } satisfies ArgumentSchemas
// @ts-expect-error a schema that refuses what the contract promises to take
export const narrowSchema: never = null as unknown as TooNarrow<typeof narrowSchemas>

// @ts-expect-error the page can say nothing that is not in the contract
export const unknownCall = () => bridge.dropTables(null)
// @ts-expect-error nor anything else with a call
export const wrongCall = () => bridge.removeFlag(1)
// @ts-expect-error nor hear of another event
export const unknownEvent = () => bridge.on('tablesDropped', () => {})
