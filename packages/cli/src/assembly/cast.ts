// `commonwall assembly ballot SOURCE`: all positions of one person, replaceable until the stage ends.

import {
  type Ballot,
  ballotDeadline,
  ballotTemplate,
  DAY,
  nextBallotTick,
  type Position,
  parseBallot,
  passageId,
  type Value,
} from '@commonwall/assembly'
import { KIND, publicKeyOf, unlessRefused } from '@commonwall/wall'
import { Command } from 'commander'
import { collect, now } from '../terminal/arguments.ts'
import { CommandError, EXIT } from '../terminal/command-error.ts'
import { note, say } from '../terminal/output.ts'
import { readVoiceGroup, readVoiceKey } from './joining/files.ts'
import { keepLastBallot, readLastBallot } from './last-ballot.ts'
import { type OpenedAssembly, openAssembly, type WhichAssembly, withAssembly } from './open-assembly.ts'
import { type PublishOptions, publish, signed, toldAs, withPublishing } from './publish.ts'

interface BallotOptions extends PublishOptions, WhichAssembly {
  readonly key: string
  readonly support: readonly string[]
  readonly liveWith: readonly string[]
  readonly object: readonly string[]
  readonly redLine: readonly string[]
  readonly reply: readonly string[]
  readonly only?: boolean
  readonly few?: boolean
}

/** Below so many voices in a group a ballot hides nobody. */
const FEW = 10

export function ballotCommand(): Command {
  return withAssembly(withPublishing(new Command('ballot')))
    .description(
      'say what you support, can live with, object to, or draw a red line at; changeable until the end',
    )
    .argument('<source>', 'where the wall is read')
    .requiredOption('--key <file>', 'your voice: voice.json, or a file with its key')
    .option('--support <what>', 'passage (its first wording), alternative, or "document"', collect, [])
    .option('--live-with <what>', 'you can live with it', collect, [])
    .option('--object <what[=reason]>', 'you object; the reason is the id of a post', collect, [])
    .option('--red-line <what=reason>', 'a red line; it needs a reason', collect, [])
    .option(
      '--reply <what=reason=text>',
      'answer a red line, by the ids of its reason and of your answer',
      collect,
      [],
    )
    .option('--few', 'send it although so few voices are active that it may show whose it is')
    .option('--only', 'forget what your last ballot said instead of changing it')
    .action(async (source: string, options: BallotOptions) => {
      const opened = await openAssembly(source, options)
      const { loaded, constitution } = opened
      const secret = readVoiceKey(options.key)
      const own = publicKeyOf(secret)
      refuseIfFew(opened, own, options)
      const { stage, deadline, released } = runningStage(opened)
      const kept = readLastBallot(options.key)
      const last = [...ballotsOf(opened, own), ...(kept ? [kept] : [])]
        .toSorted((a, b) => a.counter - b.counter)
        .at(-1)
      const said = positionsOf(opened, options)
      const named = new Set(said.map(({ on }) => on))
      const unchanged =
        options.only || last?.stage !== stage ? [] : last.positions.filter(({ on }) => !named.has(on))
      const template = ballotTemplate(
        {
          ...{ wall: loaded.wall, assembly: constitution.id, stage, counter: (last?.counter ?? 0) + 1 },
          positions: [...unchanged, ...said],
          replies: options.reply.map((text) => replyOf(text, opened)),
        },
        { day: now() - (now() % DAY) },
      )
      const ballot = signed(template, secret, loaded.wall)
      const published = await publish([ballot], source, loaded.history.current, options)
      keepLastBallot(options.key, ballot)
      say(options, { stage, deadline, released, positions: unchanged.length + said.length, ...published }, [
        ...toldAs(published, 'Ballot'),
        `Ballots go on the wall once a day, together: the next time at ${iso(released)}.`,
        `You can change it until ${iso(deadline)}: what is at a node by then is witnessed before the stage ends.`,
      ])
    })
}

function refuseIfFew(
  { state, input, constitution }: OpenedAssembly,
  own: string,
  options: BallotOptions,
): void {
  const first = [...input.events]
    .flatMap((event) => (event.kind === KIND.ballot ? (unlessRefused(parseBallot, event) ?? []) : []))
    .find(
      (ballot) => ballot.form === 'enrolment' && ballot.author === own && ballot.assembly === constitution.id,
    )
  const group = first?.form === 'enrolment' ? first.group : readVoiceGroup(options.key)
  if (group === undefined)
    throw new CommandError(
      'assembly/no-voice',
      'key: this key has no first ballot on the wall yet: commonwall assembly send first-ballot.json',
    )
  if (first === undefined)
    note(
      options,
      'Your first ballot is not on the wall yet. Send it before this one: commonwall assembly send first-ballot.json',
    )
  const place = constitution.groups.findIndex(({ slug }) => slug === group)
  const voices = state.stages.findLast(({ groups }) => groups.length > 0)?.groups[place]?.voices ?? 0
  note(
    options,
    `${voices} voices are active in ${group}. If your group is unanimous everybody knows your vote.`,
  )
  if (voices < FEW && !options.few)
    throw new CommandError(
      'assembly/few',
      `voices: expected ${FEW} active ones or more, got ${voices}: a ballot would show whose it is; --few sends it all the same`,
    )
}

/** The stage for which a ballot still comes in time, and when it would be released. */
function runningStage({ constitution, input }: OpenedAssembly) {
  const spans = [...constitution.rounds, constitution.whole]
  const at = Math.max(now(), input.wallTime)
  const stage = spans.findIndex((span) => at <= ballotDeadline(span))
  const span = spans[stage]
  if (span === undefined)
    throw new CommandError('assembly/over', 'time: no ballot would be on the wall before the last stage ends')
  return { stage, deadline: ballotDeadline(span), released: nextBallotTick(constitution, at) }
}

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}

function ballotsOf({ input, constitution }: OpenedAssembly, own: string): Ballot[] {
  return [...input.events]
    .flatMap((event) =>
      event.kind === KIND.ballot && event.pubkey === own ? (unlessRefused(parseBallot, event) ?? []) : [],
    )
    .filter((ballot) => ballot.form === 'ballot')
    .filter(({ assembly }) => assembly === constitution.id)
}

function positionsOf(opened: OpenedAssembly, options: BallotOptions): Position[] {
  const said: readonly (readonly [Value, readonly string[]])[] = [
    [2, options.support],
    [1, options.liveWith],
    [-1, options.object],
    [-2, options.redLine],
  ]
  const positions = said.flatMap(([value, texts]) =>
    texts.map((text): Position => {
      const [what = '', reason] = text.split('=')
      if (value === -2 && !reason)
        throw new CommandError(
          'usage/red-line',
          `red-line: expected ${what}=REASON, the id of a post`,
          EXIT.usage,
        )
      return { on: wordingOf(what, opened), value, reason: value < 0 && reason ? reason : undefined }
    }),
  )
  if (positions.length === 0 && options.reply.length === 0)
    throw new CommandError('usage/ballot', 'ballot: expected at least one position or reply', EXIT.usage)
  return positions
}

/** A passage by its slug, the document, or an id. */
function wordingOf(what: string, { constitution, state }: OpenedAssembly): string {
  if (constitution.passages.some(({ slug }) => slug === what)) return passageId(constitution.id, what)
  if (what !== 'document') return what
  const id = state.stages.at(-1)?.document?.id
  if (id === undefined) throw new CommandError('assembly/no-document', 'document: its stage is not open yet')
  return id
}

function replyOf(text: string, opened: OpenedAssembly): Ballot['replies'][number] {
  const [what = '', reason = '', answer = ''] = text.split('=')
  return { on: wordingOf(what, opened), reason, text: answer }
}
