// `commonwall assembly propose SOURCE`: another wording, a new passage, or the wish to strike one; and standing
// behind one, or no more.

import { randomBytes } from 'node:crypto'
import { alternativeTemplate, signaturesBy, standBack, standBehind } from '@commonwall/assembly'
import { isHex64, KIND, publicKeyOf, signEvent, startOfHour, type VerifiedEvent } from '@commonwall/wall'
import { Command } from 'commander'
import { replyTo } from '../post/compose.ts'
import { collect, now } from '../terminal/arguments.ts'
import { CommandError, EXIT } from '../terminal/command-error.ts'
import { say } from '../terminal/output.ts'
import { readGiven } from '../terminal/read-given.ts'
import { readVoiceKey } from './joining/files.ts'
import { type OpenedAssembly, openAssembly, type WhichAssembly, withAssembly } from './open-assembly.ts'
import { type PublishOptions, publish, signed, toldAs, withPublishing } from './publish.ts'

interface ProposeOptions extends PublishOptions, WhichAssembly {
  readonly key: string
  readonly passage?: string
  readonly insert?: string
  readonly text?: string
  readonly file?: string
  readonly strike?: boolean
  readonly parent: readonly string[]
  readonly sponsor?: string
  readonly takeBack?: string
}

export function proposeCommand(): Command {
  return withAssembly(withPublishing(new Command('propose')))
    .description('propose a wording and stand behind it; or --sponsor one, or --take-back')
    .argument('<source>', 'where the wall is read')
    .requiredOption('--key <file>', 'your voice: voice.json, or a file with its key')
    .option('--passage <slug>', 'the passage that it is for')
    .option('--insert <slug>', 'the passage after which a new one is to stand')
    .option('--file <file>', 'file with the full text, never a patch')
    .option('--text <id>', 'the post that holds it already')
    .option('--strike', 'strike the passage')
    .option('--parent <id>', 'an alternative that it is made from (several allowed)', collect, [])
    .option('--sponsor <id>', 'stand behind this alternative')
    .option('--take-back <id>', 'stand behind this alternative no more')
    .action(async (source: string, options: ProposeOptions) => {
      const opened = await openAssembly(source, options)
      const events = eventsOf(opened, options, readVoiceKey(options.key))
      const published = await publish(events, source, opened.loaded.history.current, options)
      const alternative = events.find(({ kind }) => kind === KIND.alternative)?.id
      say(options, { alternative, ...published }, [
        ...(alternative === undefined ? [] : [`Alternative ${alternative}`]),
        ...toldAs({ ...published, ids: [] }, ''),
      ])
    })
}

function eventsOf(
  opened: OpenedAssembly,
  options: ProposeOptions,
  secret: Uint8Array,
): readonly VerifiedEvent[] {
  if (options.sponsor !== undefined) return [signatureOn(opened, options.sponsor, secret)]
  if (options.takeBack !== undefined) return [withdrawalOf(opened, options.takeBack, secret)]
  const { loaded, constitution } = opened
  const place = options.insert === undefined ? 'passage' : 'insert'
  const target = options.insert ?? options.passage
  const ways = [options.text, options.file, options.strike].filter((way) => way !== undefined)
  if (
    target === undefined ||
    (options.insert !== undefined && options.passage !== undefined) ||
    ways.length !== 1
  )
    throw new CommandError(
      'usage/propose',
      'propose: expected one of --passage and --insert, and one of --file, --text and --strike',
      EXIT.usage,
    )
  const post = options.file === undefined ? undefined : textPost(opened, options.file, secret)
  const alternative = signed(
    alternativeTemplate(
      {
        ...{ wall: loaded.wall, assembly: constitution.id, place, target, parents: options.parent },
        text: options.strike ? undefined : (post?.id ?? options.text),
      },
      { createdAt: startOfHour(now()) },
    ),
    secret,
    loaded.wall,
  )
  const behind = signed(standBehind(alternative.id, loaded.wall, now(), []), secret, loaded.wall)
  return [...(post ? [post] : []), alternative, behind]
}

/** The full text, as a reply in the thread of the assembly. */
function textPost({ loaded, constitution }: OpenedAssembly, file: string, secret: Uint8Array): VerifiedEvent {
  const subject = loaded.report.events.get(constitution.subject)
  if (subject === undefined)
    throw new CommandError('assembly/no-subject', 'subject: the thread is not held here')
  const text = readGiven(file).toString().trim()
  const said = {
    wall: loaded.wall,
    text,
    lang: loaded.history.current.langs[0] ?? 'en',
    createdAt: startOfHour(now()),
  }
  return signEvent(replyTo(said, subject, subject), secret, randomBytes(32))
}

function signatureOn({ loaded }: OpenedAssembly, id: string, secret: Uint8Array): VerifiedEvent {
  if (!isHex64(id) || loaded.report.events.get(id)?.kind !== KIND.alternative)
    throw new CommandError('assembly/no-alternative', `sponsor: expected the id of an alternative, got ${id}`)
  const before = ownSignaturesOn(loaded, id, secret)
  return signed(standBehind(id, loaded.wall, now(), before), secret, loaded.wall)
}

function ownSignaturesOn({ report }: OpenedAssembly['loaded'], id: string, secret: Uint8Array) {
  return signaturesBy(report.events.values(), id, publicKeyOf(secret))
}

function withdrawalOf({ loaded }: OpenedAssembly, id: string, secret: Uint8Array): VerifiedEvent {
  const signatures = ownSignaturesOn(loaded, id, secret)
  if (signatures.length === 0)
    throw new CommandError('assembly/not-sponsored', `take-back: this key does not stand behind ${id}`)
  return signed(standBack(signatures, loaded.wall, now()), secret, loaded.wall)
}
