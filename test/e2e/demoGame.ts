/** The demo game, as its files and its rows name it. */
import { demoGame } from '../../main/simulation/demoGame.ts'

export const DEMO_GAME = String(demoGame().game.gameId)
