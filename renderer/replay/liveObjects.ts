/** Counts the Pixi objects that are alive, so that a leak shows. */
import type { Container, Texture } from 'pixi.js'

let alive = 0

/** A sprite or container, counted until it is destroyed. */
export function counted<Node extends Container>(node: Node): Node {
  alive++
  node.once('destroyed', forget)
  return node
}

/** A texture, counted until it is destroyed. */
export function countedTexture(texture: Texture): Texture {
  alive++
  texture.once('destroy', forget)
  return texture
}

export function liveObjectCount(): number {
  return alive
}

function forget(): void {
  alive--
}
