import { tableFromIPC } from 'apache-arrow'
import { expect, test } from 'vitest'
import { arrowFromTracking, trackingFromArrow } from '../../../main/library/trackingArrow.ts'
import { track, trackingOf } from '../../builders/tracking.ts'

const tracking = trackingOf(
  [track({ name: 'Åke Ünal', jersey: 12, position: 'QB' }), track({ side: 'defense' }), track({ side: 'ball' })],
  [
    [{ x: 40, y: 20, speed: 1, acceleration: 2, heading: 3, orientation: 4 }, { x: 50, y: 21 }, undefined],
    [{ x: 41, y: 20 }, undefined, { x: 45, y: 26 }],
  ],
  { snapFrame: 1, snapSource: 'snap_direct', isSnapEstimated: true, events: [{ frame: 1, name: 'snap_direct' }] },
)

test('tracks come back from the blob as they went in', () => {
  expect(trackingFromArrow(arrowFromTracking(tracking))).toEqual(tracking)
})

test('the blob is an Arrow table that says what is in it, units and all', () => {
  const table = tableFromIPC(arrowFromTracking(tracking))
  expect(table.schema.fields.map(({ name, type }) => `${name}: ${type}`)).toEqual([
    'x_yd: FixedSizeList[3]<Float32>',
    'y_yd: FixedSizeList[3]<Float32>',
    'speed_yd_per_s: FixedSizeList[3]<Float32>',
    'acceleration_yd_per_s2: FixedSizeList[3]<Float32>',
    'heading_rad: FixedSizeList[3]<Float32>',
    'orientation_rad: FixedSizeList[3]<Float32>',
  ])
  expect(table.numRows).toBe(2)
})

test('the same tracks give the same bytes', () => {
  expect(Buffer.from(arrowFromTracking(tracking)).equals(Buffer.from(arrowFromTracking({ ...tracking })))).toBe(true)
})
