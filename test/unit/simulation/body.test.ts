import { expect, test } from 'vitest'
import { randomFrom } from '../../../ml/base/random.ts'
import {
  advance,
  aimAt,
  bodyAt,
  distanceTo,
  FRAME_TIME_S,
  GREATEST_ACCELERATION_YDPS2,
  lookAtPoint,
  speedOf,
} from '../../../ml/simulation/body.ts'

/** The fastest and strongest body the simulated league can have. */
const sprinter = () => bodyAt({ x_yd: 0, y_yd: 0 }, 10.5, 8)

test('whatever he is told, a body keeps to its top speed and to the greatest acceleration', () => {
  const random = randomFrom('harried')
  const body = sprinter()
  for (let frame = 0; frame < 5000; frame++) {
    if (frame % 7 === 0) {
      aimAt(body, random.between(-40, 40), random.between(-40, 40), random.between(0, 20))
      body.throughSpeed_ydps = random.between(0, 12)
      body.aimVelocityX_ydps = random.between(-12, 12)
    }
    const [vx, vy] = [body.velocityX_ydps, body.velocityY_ydps]
    advance(body)
    const change = Math.hypot(body.velocityX_ydps - vx, body.velocityY_ydps - vy) / FRAME_TIME_S
    expect(speedOf(body)).toBeLessThanOrEqual(10.5 + 1e-9)
    expect(change).toBeLessThanOrEqual(GREATEST_ACCELERATION_YDPS2 + 1e-6)
  }
})

test('he runs ten yards in about two seconds and twenty in about three', () => {
  const body = sprinter()
  aimAt(body, 100, 0, 10.5)
  const times: number[] = []
  for (let frame = 1; frame < 60 && times.length < 2; frame++) {
    advance(body)
    if (body.x_yd > 10 * (times.length + 1)) times.push(frame * FRAME_TIME_S)
  }
  expect(times[0]).toBeGreaterThan(1.6)
  expect(times[0]).toBeLessThan(2.4)
  expect(times[1]).toBeGreaterThan(2.6)
  expect(times[1]).toBeLessThan(3.5)
})

test('he comes to rest at the spot he was sent to', () => {
  const body = sprinter()
  aimAt(body, 12, -5, 6)
  for (let frame = 0; frame < 80; frame++) advance(body)
  expect(distanceTo(body, 12, -5)).toBeLessThan(0.1)
  expect(speedOf(body)).toBeLessThan(0.1)
})

test('his shoulders turn to what he looks at, but not at once', () => {
  const body = sprinter()
  lookAtPoint(body, 0, 10)
  advance(body)
  expect(body.facing_rad).toBeLessThan(0.6)
  for (let frame = 0; frame < 20; frame++) advance(body)
  expect(body.facing_rad).toBeCloseTo(Math.PI / 2, 2)
})
