import { describe, expect, test } from 'vitest'
import { ReadingQueue } from '../../../main/filmRoom/readingQueue.ts'
import { gameId, type PlayKey, playId } from '../../../ml/football/ids.ts'

const key = (play: number): PlayKey => ({ gameId: gameId(1), playId: playId(play) })

function queueOf(...plays: number[]): ReadingQueue {
  const queue = new ReadingQueue()
  queue.add(plays.map(key))
  return queue
}

/** The next jobs, as in "read 3". */
function jobs(queue: ReadingQueue, count: number, isStopped = false): (string | null)[] {
  return Array.from({ length: count }, () => {
    const job = queue.next({ isStopped })
    return job === null ? null : `${job.kind} ${job.key.playId}`
  })
}

test('plays are read in the order in which they came, each once', () => {
  const queue = queueOf(1, 2)
  queue.add([key(2), key(3)])
  expect(jobs(queue, 4)).toEqual(['read 1', 'read 2', 'read 3', null])
})

test('the play that was opened last goes before all others, and is not read again', () => {
  const queue = queueOf(1, 2, 3)
  queue.open(key(3))
  queue.open(key(2))
  expect(jobs(queue, 4)).toEqual(['open 2', 'open 3', 'read 1', null])
})

test('an opened play is looked up again though it was read', () => {
  const queue = queueOf(1)
  jobs(queue, 1)
  queue.open(key(1))
  expect(jobs(queue, 2)).toEqual(['open 1', null])
})

test('plays that are wanted first come in their order, those that are read left out', () => {
  const queue = queueOf(1, 2, 3, 4)
  jobs(queue, 1)
  queue.first([key(4), key(1), key(3)])
  expect(jobs(queue, 4)).toEqual(['read 4', 'read 3', 'read 2', null])
})

test('a play that must be read again, since its tracks changed, is', () => {
  const queue = queueOf(1)
  jobs(queue, 1)
  queue.add([key(1)])
  expect(jobs(queue, 2)).toEqual(['read 1', null])
})

function openAndRead(queue: ReadingQueue, play: number): void {
  queue.open(key(play))
  expect(jobs(queue, 1)).toEqual([`open ${play}`])
  queue.wantShares(key(play))
}

describe('shares', () => {
  test('are given out part after part until they end, before plays that nobody opened', () => {
    const queue = queueOf(1)
    openAndRead(queue, 9)
    expect(jobs(queue, 2)).toEqual(['shares 9', 'shares 9'])
    queue.endShares(key(9))
    expect(jobs(queue, 1)).toEqual(['read 1'])
  })

  test('let another play that is opened get in between, and then go on with the newest', () => {
    const queue = queueOf()
    openAndRead(queue, 8)
    queue.open(key(9))
    expect(jobs(queue, 1)).toEqual(['open 9'])
    queue.wantShares(key(9))
    expect(jobs(queue, 1)).toEqual(['shares 9'])
    queue.endShares(key(9))
    expect(jobs(queue, 1)).toEqual(['shares 8'])
  })

  test('of plays that a coach leafed over are given up', () => {
    const queue = queueOf()
    for (const play of [1, 2, 3, 4]) openAndRead(queue, play)
    for (const play of [4, 3, 2]) queue.endShares(key(play))
    expect(jobs(queue, 1)).toEqual([null])
  })

  test('go by when plays were opened, not by when they were read', () => {
    const queue = queueOf()
    // opened before there is a model to read them: the last comes first, and the first ones are given up
    for (const play of [1, 2, 3, 4, 5]) queue.open(key(play))
    expect(jobs(queue, 3)).toEqual(['open 5', 'open 4', 'open 3'])
    for (const play of [5, 4, 3]) queue.wantShares(key(play))
    expect(jobs(queue, 1)).toEqual(['shares 5'])
    queue.endShares(key(5))
    expect(jobs(queue, 1)).toEqual(['shares 4'])
  })
})

test('while reading is stopped, only opened plays and their shares are given out', () => {
  const queue = queueOf(1, 2)
  queue.first([key(2)])
  expect(jobs(queue, 1, true)).toEqual([null])
  openAndRead(queue, 7)
  queue.open(key(1))
  expect(jobs(queue, 2, true)).toEqual(['open 1', 'shares 7'])
  queue.endShares(key(7))
  expect(jobs(queue, 1, true)).toEqual([null])
  expect(jobs(queue, 1)).toEqual(['read 2'])
})

test('it knows how many plays are not read', () => {
  const queue = queueOf(1, 2, 3)
  jobs(queue, 1)
  expect(queue.unread).toBe(2)
  queue.clear()
  expect([queue.unread, ...jobs(queue, 1)]).toEqual([0, null])
})
