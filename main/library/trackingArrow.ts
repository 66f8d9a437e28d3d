/** A play's tracks as one Arrow IPC file that says what is in it: a row a frame, a column a quantity, and in each
 *  cell one value a track. */
import {
  Field,
  FixedSizeList,
  Float32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromIPC,
  tableToIPC,
} from 'apache-arrow'
import { TRACK_COLUMNS, type TrackColumn, type TrackColumnName, type Tracking } from '../../ml/football/tracking.ts'

/** Untyped places wear the unit. */
const COLUMN_NAMES: Readonly<Record<TrackColumnName, string>> = {
  x: 'x_yd',
  y: 'y_yd',
  speed: 'speed_yd_per_s',
  acceleration: 'acceleration_yd_per_s2',
  heading: 'heading_rad',
  orientation: 'orientation_rad',
}
/** Everything but the columns: tracks, events, where frame 0 and the snap are. */
const METADATA_KEY = 'presnap.tracking'

/** The tracks as an Arrow IPC file, [frameCount] rows of [tracks] values a column. The same tracks give the same bytes. */
export function arrowFromTracking(tracking: Tracking): Uint8Array {
  const { frameCount } = tracking
  const { tracks, firstFrameId, snapFrame, snapSource, isSnapEstimated, events } = tracking
  const metadata = JSON.stringify({ tracks, firstFrameId, snapFrame, snapSource, isSnapEstimated, events })
  const type = new FixedSizeList(tracks.length, new Field('track', new Float32(), false))
  const fields = TRACK_COLUMNS.map((name) => new Field(COLUMN_NAMES[name], type, false))
  const schema = new Schema(fields, new Map([[METADATA_KEY, metadata]]))
  const children = TRACK_COLUMNS.map((name) => {
    const data = tracking[name]
    const child = makeData({ type: new Float32(), length: data.length, nullCount: 0, data })
    return makeData({ type, length: frameCount, nullCount: 0, child })
  })
  const struct = makeData({ type: new Struct(fields), length: frameCount, nullCount: 0, children })
  return tableToIPC(new Table(schema, [new RecordBatch(schema, struct)]), 'file')
}

/** The tracks in an Arrow IPC file that `arrowFromTracking` made. Throws for anything else. */
export function trackingFromArrow(arrow: Uint8Array): Tracking {
  const table = tableFromIPC(arrow)
  const metadata = JSON.parse(table.schema.metadata.get(METADATA_KEY) ?? '{}') as Omit<
    Tracking,
    TrackColumnName | 'frameCount'
  >
  const column = (name: TrackColumnName): TrackColumn => {
    const values = table.getChild(COLUMN_NAMES[name])?.data[0]?.children[0]?.values
    if (!(values instanceof Float32Array)) throw new Error(`the tracking blob has no column ${COLUMN_NAMES[name]}`)
    const count = table.numRows * metadata.tracks.length
    if (!(values.length >= count)) throw new Error(`${COLUMN_NAMES[name]} is cut short`)
    // Arrow pads columns to whole eights of bytes
    return values.subarray(0, count)
  }
  const columns = Object.fromEntries(TRACK_COLUMNS.map((name) => [name, column(name)]))
  return { ...metadata, ...(columns as Record<TrackColumnName, TrackColumn>), frameCount: table.numRows }
}
