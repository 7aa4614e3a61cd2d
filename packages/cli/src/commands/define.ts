// `commonwall define ADDRESS` and `commonwall define sign FILE ADDRESS`: keepers change their wall, from machines
// that run no node. The key comes from a file, never from an argument; nothing is sent unless asked.

import { randomBytes } from 'node:crypto'
import { readKeyFile, writeNewFile } from '@commonwall/node'
import {
  type Definition,
  definitionTemplate,
  KIND,
  type NostrEvent,
  parseDefinition,
  parseEventJson,
  publicKeyOf,
  refusalAfter,
  signEvent,
  verifyEvent,
} from '@commonwall/wall'
import { Command } from 'commander'
import { ChangeError } from '../definition/change-error.ts'
import { changed } from '../definition/changes.ts'
import { effectOf } from '../definition/effect.ts'
import { withChanges } from '../definition/options.ts'
import { publish } from '../definition/publish.ts'
import { readWall, type WallInForce } from '../definition/read-wall.ts'
import { collect } from '../terminal/arguments.ts'
import { type JsonOption, note, say, withJson } from '../terminal/output.ts'
import { readGiven } from '../terminal/read-given.ts'

interface DefineOptions extends JsonOption {
  readonly keeperKey: string
  readonly wall?: string
  readonly void: readonly string[]
  readonly out?: string
  readonly send?: boolean
  readonly rival?: boolean
}

/** Options that `sign` knows. */
const SIGNING = new Set<string>([
  'keeperKey',
  'wall',
  'out',
  'send',
  'rival',
  'void',
  'json',
] satisfies (keyof DefineOptions)[])

export function defineCommand(): Command {
  const command = withJson(new Command('define'))
    .description('change the definition of a wall: who keeps it, its logs, witnesses, moderators, boards')
    .argument('<address>', 'URL or published folder of the wall')
    .requiredOption('--keeper-key <file>', 'file with the secret key of a keeper')
    .option('--wall <id>', 'the wall that it must be')
    .option('--out <file>', 'write the event there instead of printing it')
    .option('--send', 'send it to the wall’s relay')
    .option('--void <id>', 'a rival to declare void; those that fell are named by themselves', collect, [])
    .option('--rival', 'make it although another definition waits: then neither comes into force')
    .addCommand(signCommand())
  const changes = withChanges(command)
  return command.action(async (address: string, options: DefineOptions & Record<string, unknown>) => {
    const { now, key, keeper } = asKeeper(options)
    const wall = await readWall(address, now, options.wall)
    const { current } = wall
    mustKeep(keeper, current)
    const voids = [...new Set([...wall.voids, ...options.void])].sort()
    const template = definitionTemplate(changed(current, changes(options), voids), { createdAt: now })
    const event = signEvent(template, key, randomBytes(32))
    const effect = effectOf(current, mustFollow(wall, event, options))
    await hand(event, address, options, effect)
  })
}

/** Takes those options of `define` that change nothing; one that does is refused, so that nobody thinks it counted. */
function signCommand(): Command {
  return new Command('sign')
    .description('sign a definition that another keeper made')
    .addHelpText('after', 'Takes --keeper-key, --wall, --out, --send and --rival, as define does.')
    .argument('<event-file>', 'the definition, as `commonwall define` printed it')
    .argument('<address>', 'URL or published folder of the wall')
    .action(async (file: string, address: string, _: unknown, command: Command) => {
      const options: DefineOptions = command.optsWithGlobals()
      const changing = Object.keys(options).find((name) => !SIGNING.has(name))
      if (changing || options.void.length > 0)
        throw new ChangeError(
          `${changing ?? 'void'}: a definition is signed as it is; make another to change it`,
        )
      const { now, key, keeper } = asKeeper(options)
      const wall: WallInForce = await readWall(address, now, options.wall)
      const definition = verifyEvent(parseEventJson(readGiven(file).toString().trim()))
      if (!definition) throw new ChangeError(`${file}: expected a true id and signature, got others`)
      mustKeep(keeper, wall.current)
      const effect = effectOf(wall.current, mustFollow(wall, definition, options))
      const tags = [
        ['h', wall.current.wall],
        ['e', definition.id],
        ['k', String(KIND.definition)],
      ]
      const template = { kind: KIND.signature, created_at: now, tags, content: '' }
      await hand(signEvent(template, key, randomBytes(32)), address, options, effect, [definition])
    })
}

function asKeeper({ keeperKey }: DefineOptions) {
  const key = readKeyFile(keeperKey)
  return { now: Math.floor(Date.now() / 1000), key, keeper: publicKeyOf(key) }
}

function mustKeep(keeper: string, { keepers }: Definition): void {
  if (!keepers.includes(keeper))
    throw new ChangeError(`keeper key: expected one of ${keepers.join(', ')}, got ${keeper}`)
}

/** The definition in an event, if it can come into force. @throws ChangeError, DefinitionError */
function mustFollow(
  { current, voids, waiting }: WallInForce,
  event: NostrEvent,
  { rival }: DefineOptions,
): Definition {
  const next = parseDefinition(event)
  const unnamed = voids.find((id) => !next.voids.includes(id))
  const refusal =
    refusalAfter(current, next) ?? (unnamed && `it does not name ${unnamed} as void, which it is by now`)
  if (refusal !== undefined) throw new ChangeError(`${event.id} cannot follow what is in force: ${refusal}`)
  if (waiting && waiting.id !== next.id && !rival)
    throw new ChangeError(
      `${waiting.id} is bound and waits for the pause; another one would void both. If that is meant, add --rival`,
    )
  return next
}

async function hand(
  event: NostrEvent,
  address: string,
  options: DefineOptions,
  effect: readonly string[],
  before: readonly NostrEvent[] = [],
): Promise<void> {
  const { out, send = false, json } = options
  note(options, ...effect)
  if (out !== undefined) writeNewFile(out, `${JSON.stringify(event)}\n`)
  else if (!json) console.log(JSON.stringify(event))
  if (send) await publish(address, [...before, event])
  if (json) return say(options, { event, effect, sent: send }, [])
  // Explanations go to the error stream, so that the event alone can be piped on.
  note(
    options,
    send ? `Sent ${event.id}.` : `Signed ${event.id}; not sent. Give it to the other keepers, or add --send.`,
  )
}
