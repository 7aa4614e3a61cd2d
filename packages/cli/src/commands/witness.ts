// `commonwall witness FOLDER`: cosigns logs that only grow. Sees sizes and roots, never a post.

import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { readKeyFile, startWitness, writeKeyFile } from '@commonwall/node'
import { parseVerifierKey, signerFromSeed, toHex } from '@commonwall/tlog'
import { type Definition, logOrigin, witnessVerifierKey } from '@commonwall/wall'
import { Command } from 'commander'
import { readWall } from '../definition/read-wall.ts'
import { isLoopback } from '../doctor/loopback.ts'
import { collect, folderOf, now, withFolder } from '../terminal/arguments.ts'
import { type JsonOption, note, sayUp, withJson } from '../terminal/output.ts'
import { restoredLog } from '../witness/restored-logs.ts'
import { listening, untilStopped } from './running.ts'

interface WitnessOptions extends JsonOption {
  readonly data?: string
  readonly port: number
  readonly host: string
  readonly name: string
  readonly log: readonly string[]
  readonly wall: readonly string[]
}

/** Milliseconds between two looks at the definitions of the walls. */
const LOOK = 600_000
/** Milliseconds in which a log that is not known makes it look once more. */
const SOON = 5_000
/** The same while a wall was not read yet: it may be starting just now. */
const AT_FIRST = 200

export function witnessCommand(): Command {
  return withJson(
    withFolder(
      listening(new Command('witness'), 4849),
      'where the witness keeps its key and the last size of each log',
    ),
  )
    .description('cosign logs: an independent word that they only grew, and when')
    .requiredOption('--name <name>', 'name in its signature lines, such as witness.example/one')
    .option('--log <vkey>', 'verifier key of a log to cosign (several allowed)', collect, [])
    .option(
      '--wall <source>',
      'cosign every log that the definition in force there names (several allowed)',
      collect,
      [],
    )
    .addHelpText(
      'after',
      '\nA restored.jsonl of `commonwall restore`, put into the folder, is taken as soon as its log asks, if enough keepers signed it.',
    )
    .action(async (argument: string | undefined, options: WitnessOptions) => {
      const { port, host, name, log } = options
      const folder = folderOf(argument, options)
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const keyFile = join(folder, 'witness.key')
      if (!existsSync(keyFile)) writeKeyFile(keyFile, randomBytes(32))
      const signer = signerFromSeed(readKeyFile(keyFile))
      const logs = log.map((vkey) => {
        const { name: origin, key } = parseVerifierKey(vkey)
        return { origin, key: toHex(key) }
      })
      const walls = await watchWalls(options)
      const witness = await startWitness({
        data: folder,
        port,
        host,
        name,
        signer,
        logs,
        now,
        also: async (origin, seen) => {
          const known = () => namedIn(walls.definitions(), origin)
          const restored = () => restoredLog(origin, { folder, definitions: walls.definitions, seen })
          const found = known() ?? restored()
          if (found !== undefined || !(await walls.lookAgain())) return found
          return known() ?? restored()
        },
      })
      const vkey = witnessVerifierKey({ name, key: toHex(signer.publicKey) })
      sayUp(options, { vkey, port: witness.port }, [`Witness ${vkey} on port ${witness.port}`])
      if (isLoopback(`http://${host}/`))
        note(options, 'It listens on this machine alone: witnesses on one machine prove nothing to others.')
      await untilStopped(async () => {
        walls.stop()
        await witness.close()
      })
    })
}

/** The log with this origin among those that the definitions name. */
function namedIn(definitions: readonly Definition[], origin: string) {
  for (const { wall, logs } of definitions)
    for (const { key } of logs) if (logOrigin(wall, key) === origin) return { origin, key }
  return undefined
}

/** The definitions in force at the walls, read at the start and then now and again; what cannot be read stays as it was. */
async function watchWalls(options: WitnessOptions) {
  const read = new Map<string, Definition>()
  let looked = Number.NEGATIVE_INFINITY
  const look = async () => {
    looked = performance.now()
    for (const source of options.wall)
      try {
        const { current } = await readWall(source, now())
        const before = read.get(source)
        // A source that suddenly shows another wall, or an older one, is not believed.
        if (before === undefined || (before.wall === current.wall && before.version <= current.version))
          read.set(source, current)
      } catch (error) {
        note(options, error instanceof Error ? error.message : String(error))
      }
  }
  await look()
  const timer = setInterval(look, LOOK)
  timer.unref()
  return {
    definitions: () => [...read.values()],
    /** For a log that nobody knows: looks at once, but not for everybody who asks. */
    async lookAgain(): Promise<boolean> {
      const soon = read.size < options.wall.length ? AT_FIRST : SOON
      if (options.wall.length === 0 || performance.now() - looked < soon) return false
      await look()
      return true
    },
    stop: () => clearInterval(timer),
  }
}
