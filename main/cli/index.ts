/** `presnap`: the engine without a window, one command a file. */
import { Command } from 'commander'

const program = new Command('presnap')
program.description('A film room for football: the pre-snap man/zone read of every play, from a terminal.')
await program.parseAsync()
