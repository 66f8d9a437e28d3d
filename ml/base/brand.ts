/** Nominal types over plain values: a `Yards` cannot be handed where `Seconds` are wanted. */

declare const brand: unique symbol

/** `Base` that only a checking constructor can make. Brands die in arithmetic: finish the formula, brand once.
 *  A value can carry several brands. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: { readonly [name in Name]: true } }

/** Marks a branch that the types say cannot be reached; reaching it is a bug, so it throws. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
