// `commonwall assembly new SOURCE PLAN`: convenes an assembly. Its texts are posts, its constitution cites them.
//
// Whoever convenes it gets no power by that: it binds once all issuers of all groups have signed it.

import { randomBytes } from 'node:crypto'
import { constitutionTemplate } from '@commonwall/assembly'
import { readKeyFile } from '@commonwall/node'
import { type Definition, signEvent, type VerifiedEvent } from '@commonwall/wall'
import { Command } from 'commander'
import { readWall } from '../definition/read-wall.ts'
import { replyTo, threadOf } from '../post/compose.ts'
import { loadWall } from '../source/load-wall.ts'
import { now } from '../terminal/arguments.ts'
import { CommandError } from '../terminal/command-error.ts'
import { say } from '../terminal/output.ts'
import { writePublic } from './joining/files.ts'
import { type Plan, readPlan } from './plan.ts'
import { type PublishOptions, publish, signed, toldAs, withPublishing } from './publish.ts'

interface NewOptions extends PublishOptions {
  readonly key: string
  readonly save?: string
  readonly wall?: string
}

export function newCommand(): Command {
  return withPublishing(new Command('new'))
    .description('convene an assembly from a plan; publishes its texts and its constitution')
    .argument('<source>', 'where the wall is read')
    .argument(
      '<plan>',
      'JSON: title or subject, passages, groups (files of rolls and issuers), issuance, rounds, whole',
    )
    .requiredOption('--key <file>', 'file with the convener’s key')
    .option('--save <file>', 'write the signed constitution here, for issuers and members')
    .option('--wall <id>', 'the wall that it must be')
    .action(async (source: string, file: string, options: NewOptions) => {
      const secret = readKeyFile(options.key)
      const plan = readPlan(file)
      const { current: definition } = await readWall(source, now(), options.wall)
      const subject = await subjectOf(plan, source, definition, secret)
      const texts = textsOf(plan, subject, definition, secret)
      const constitution = signed(
        constitutionTemplate(
          {
            ...{ wall: definition.wall, subject: subject.event.id, groups: plan.groups, ...plan.numbers },
            passages: plan.passages.map(({ slug, text }, at) => ({
              slug,
              text: text ?? texts[at]?.id ?? '',
            })),
            logs: plan.logs ?? defaultLogs(definition),
            ...{ issuance: plan.issuance, rounds: plan.rounds, whole: plan.whole },
          },
          { createdAt: now() },
        ),
        secret,
        definition.wall,
      )
      const fresh = subject.isNew ? [subject.event] : []
      const events = [...fresh, ...texts.filter((text) => text !== undefined), constitution]
      const published = await publish(events, source, definition, options)
      if (options.save !== undefined) writePublic(options.save, constitution)
      say(options, { assembly: constitution.id, subject: subject.event.id, ...published }, [
        `Convened ${constitution.id}`,
        `It is talked over in ${subject.event.id}`,
        `It binds once ${3 * plan.groups.length} issuers signed it: commonwall assembly sign`,
        ...toldAs({ ...published, ids: [] }, ''),
      ])
    })
}

interface Subject {
  readonly event: VerifiedEvent
  readonly isNew: boolean
}

async function subjectOf(
  { subject, title, board }: Plan,
  source: string,
  definition: Definition,
  secret: Uint8Array,
): Promise<Subject> {
  if (subject !== undefined) {
    const event = (await loadWall(source, { wall: definition.wall, now: now() })).report.events.get(subject)
    if (event === undefined)
      throw new CommandError('assembly/plan', `subject: ${subject} is not held at ${source}`)
    return { event, isNew: false }
  }
  const [first] = definition.boards
  const said = { wall: definition.wall, text: '', lang: definition.langs[0] ?? 'en', createdAt: now() }
  if (title === undefined) throw new CommandError('assembly/plan', 'plan: expected a subject or a title')
  const thread = threadOf(said, { board: board ?? first?.slug ?? '', title })
  return { event: signed(thread, secret, definition.wall), isNew: true }
}

/** The posts with the first wordings, where the plan has words. */
function textsOf(
  { passages }: Plan,
  { event: subject }: Subject,
  definition: Definition,
  secret: Uint8Array,
): readonly (VerifiedEvent | undefined)[] {
  return passages.map(({ slug, text, words }) => {
    if ((text === undefined) === (words === undefined))
      throw new CommandError('assembly/plan', `passage ${slug}: expected either text (an id) or words`)
    if (words === undefined) return undefined
    const said = { wall: definition.wall, text: words, lang: definition.langs[0] ?? 'en', createdAt: now() }
    return signEvent(replyTo(said, subject, subject), secret, randomBytes(32))
  })
}

function defaultLogs({ logs }: Definition): string[] {
  const open = logs.filter(({ admission, open: isOpen }) => admission === 'default' && isOpen)
  if (open.length < 2)
    throw new CommandError(
      'assembly/one-log',
      'logs: expected two default logs in different hands, so that no one alone can keep a ballot out; name them in the plan',
    )
  return open.map(({ key }) => key)
}
