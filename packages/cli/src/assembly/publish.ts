// How records leave: sealed to every log, as everything does, into a file to be carried, or plain to a relay.

import { randomBytes } from 'node:crypto'
import { checkAssemblyRecord } from '@commonwall/assembly'
import { writeNewFile } from '@commonwall/node'
import { encodeOutboxFiles } from '@commonwall/sync'
import {
  checkWallEvent,
  type Definition,
  type EventTemplate,
  parseEvent,
  signEvent,
  type VerifiedEvent,
} from '@commonwall/wall'
import type { Command } from 'commander'
import { readInboxes } from '../post/inboxes.ts'
import { type Sent, sealFor, sendPlain, sendTogether } from '../post/send.ts'
import { openSource } from '../source/open-source.ts'
import { collect, now } from '../terminal/arguments.ts'
import { CommandError, EXIT } from '../terminal/command-error.ts'
import { type JsonOption, withJson } from '../terminal/output.ts'

export interface PublishOptions extends JsonOption {
  readonly to: readonly string[]
  readonly plain?: boolean
  readonly out?: string
}

/** Adds the options by which records leave. */
export function withPublishing(command: Command): Command {
  return withJson(command)
    .option('--to <address>', 'where to send it (several allowed; default: the wall’s logs)', collect, [])
    .option('--plain', 'unsealed and at once, to the relays in --to: not for who must not be seen')
    .option('--out <file>', 'send nothing: seal it into an outbox file, to be carried')
}

export interface Published {
  readonly ids: readonly string[]
  readonly state: 'sent' | 'waiting'
  /** The outbox file that was written. */
  readonly file?: string
  /** All of them, where one would be longer than whoever is handed it takes in. */
  readonly files?: readonly string[]
}

/** Signs and checks a record; nothing leaves that a wall would refuse. @throws DefinitionError, RuleError; EventError if it is too long */
export function signed(template: EventTemplate, secret: Uint8Array, wall: string): VerifiedEvent {
  const event = signEvent(template, secret, randomBytes(32))
  parseEvent(event)
  checkWallEvent(event, { wall })
  checkAssemblyRecord(event)
  return event
}

/** Sends events in this order. @throws CommandError if one of them is refused everywhere */
export async function publish(
  events: readonly VerifiedEvent[],
  source: string,
  definition: Definition,
  { to, plain, out }: PublishOptions,
): Promise<Published> {
  const ids = events.map(({ id }) => id)
  if (plain) {
    if (to.length === 0 || out !== undefined)
      throw new CommandError('usage/plain', 'plain: expected a relay in --to, and no --out', EXIT.usage)
    for (const event of events) refuseRefused(await sendPlain(event, to))
    return { ids, state: 'sent' }
  }
  const { read } = await openSource(source)
  const inboxes = await readInboxes(read, definition, now())
  const sealed = await Promise.all(
    events.map((event) => sealFor(event, inboxes, { work: definition.pow, now: now() })),
  )
  if (out !== undefined) {
    const written = encodeOutboxFiles(sealed.flat().map(({ line }) => line))
    const files = written.map((_, n) => (n === 0 ? out : `${out}.${n + 1}`))
    for (const [n, bytes] of written.entries()) writeNewFile(files[n] ?? out, bytes, 0o600)
    return { ids, state: 'waiting', file: out, ...(files.length > 1 && { files }) }
  }
  for (const sent of await sendTogether(sealed, to)) refuseRefused(sent)
  return { ids, state: 'sent' }
}

/** What became of it, in words. */
export function toldAs({ ids, state, file, files }: Published, what: string): readonly string[] {
  return [
    ...ids.map((id) => `${what} ${id}`),
    state === 'sent'
      ? 'Sent; sealed posts are released together with others, at the wall’s next batch.'
      : files
        ? `It waits in ${files.join(', ')}; send each from anywhere, in this order: commonwall import ${file} --to ADDRESS`
        : `It waits in ${file}; send it from anywhere: commonwall import ${file} --to ADDRESS`,
  ]
}

function refuseRefused(sent: readonly Sent[]): void {
  if (sent.some(({ refused }) => refused === undefined)) return
  throw new CommandError('publish/refused', `it was refused: ${sent[0]?.refused ?? 'nobody was asked'}`)
}
