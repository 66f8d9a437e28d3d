/** Splits by game, never by play or frame: plays of one game are alike, and so are a game's two halves. */
import { type Random, shuffled } from '../base/random.ts'

interface OfGame {
  readonly gameId: number
}

/** A training and a validation part; no game is in both. */
export interface Split<Item> {
  readonly training: readonly Item[]
  readonly validation: readonly Item[]
}

/** Puts whole games into validation until they hold about `share` of the items: at least one game, if there are two. */
export function splitByGame<Item extends OfGame>(items: readonly Item[], share: number, random: Random): Split<Item> {
  const games = gamesOf(items, random)
  const smallest = games.toSorted((a, b) => a[1] - b[1])[0]
  const held = new Set<number>()
  let count = 0
  for (const [game, size] of games) {
    // a game that would overshoot by more than what is missing stays in training
    if (count + size / 2 > share * items.length) continue
    held.add(game)
    count += size
  }
  if (held.size === 0 && games.length > 1 && smallest !== undefined) held.add(smallest[0])
  return partition(items, held)
}

/** `count` splits; every game is in the validation part of exactly one. Folds hold about as many items each. */
export function foldsByGame<Item extends OfGame>(items: readonly Item[], count: number, random: Random): Split<Item>[] {
  const folds = Array.from({ length: count }, () => ({ games: new Set<number>(), size: 0 }))
  for (const [game, size] of gamesOf(items, random).toSorted((a, b) => b[1] - a[1])) {
    const smallest = folds.reduce((best, fold) => (fold.size < best.size ? fold : best))
    smallest.games.add(game)
    smallest.size += size
  }
  return folds.map(({ games }) => partition(items, games))
}

/** A split of some of `all` with items that only teach: those of its training games, and of games of which there is no
 *  other item. So nothing comes in of a game that is held out, here or by whoever made the split of a part of `all`. */
export function withTeaching<Item extends OfGame>(
  { training, validation }: Split<Item>,
  { items, all }: { readonly items: readonly Item[]; readonly all: readonly Item[] },
): Split<Item> {
  const [taught, known] = [training, all].map((some) => new Set(some.map(({ gameId }) => gameId))) as [
    Set<number>,
    Set<number>,
  ]
  const teaching = items.filter(({ gameId }) => taught.has(gameId) || !known.has(gameId))
  return { training: [...training, ...teaching], validation }
}

/** Games in random order, each with its number of items. The order of the items does not matter. */
function gamesOf(items: readonly OfGame[], random: Random): [number, number][] {
  const sizes = new Map<number, number>()
  for (const { gameId } of items) sizes.set(gameId, (sizes.get(gameId) ?? 0) + 1)
  return shuffled(
    random,
    [...sizes].toSorted(([a], [b]) => a - b),
  )
}

function partition<Item extends OfGame>(items: readonly Item[], held: ReadonlySet<number>): Split<Item> {
  return {
    training: items.filter(({ gameId }) => !held.has(gameId)),
    validation: items.filter(({ gameId }) => held.has(gameId)),
  }
}
