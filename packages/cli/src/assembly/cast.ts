// `commonwall assembly ballot SOURCE`: all positions of one person, replaceable until the stage ends.

import {
  type Among,
  type Ballot,
  isFew,
  nextBallot,
  type Position,
  passageId,
  type Said,
  saidBy,
  stageAt,
  type Value,
  voicesActive,
} from '@commonwall/assembly'
import { publicKeyOf } from '@commonwall/wall'
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
      const held = saidBy(opened.input.events, constitution.id, publicKeyOf(secret))
      const among = amongWhom(opened, held, options)
      const { stage, deadline, released } = runningStage(opened)
      const kept = readLastBallot(options.key)
      const ballots = [...held.ballots, ...(kept ? [kept] : [])].toSorted((a, b) => a.counter - b.counter)
      const template = nextBallot(
        constitution,
        { ...held, ballots },
        {
          stage,
          positions: positionsOf(opened, options),
          replies: options.reply.map((text) => replyOf(text, opened)),
          only: options.only === true,
          among,
        },
        now(),
      )
      const positions = template.tags.filter(([name = '']) => /^[-+]/.test(name)).length
      const ballot = signed(template, secret, loaded.wall)
      const published = await publish([ballot], source, loaded.history.current, options)
      keepLastBallot(options.key, ballot)
      say(options, { stage, deadline, released, positions, ...published }, [
        ...toldAs(published, 'Ballot'),
        `Ballots go on the wall once a day, together: the next time at ${iso(released)}.`,
        `You can change it until ${iso(deadline)}: what is at a node by then is witnessed before the stage ends.`,
      ])
    })
}

function amongWhom({ state, constitution }: OpenedAssembly, said: Said, options: BallotOptions): Among {
  const group = said.enrolment?.group ?? readVoiceGroup(options.key)
  if (group === undefined)
    throw new CommandError(
      'assembly/no-voice',
      'key: this key has no first ballot on the wall yet: commonwall assembly send first-ballot.json',
    )
  if (said.enrolment === undefined)
    note(
      options,
      'Your first ballot is not on the wall yet. Send it before this one: commonwall assembly send first-ballot.json',
    )
  const place = constitution.groups.findIndex(({ slug }) => slug === group)
  const voices = voicesActive(state, place)
  note(
    options,
    `${voices} voices are active in ${group}. If your group is unanimous everybody knows your vote.`,
  )
  const anyhow = options.few === true
  if (isFew(voices) && !anyhow)
    note(options, 'Among few a ballot may show whose it is; --few sends it all the same.')
  return { voices, anyhow }
}

/** The stage for which a ballot still comes in time, and when it would be released. */
function runningStage({ constitution, input }: OpenedAssembly) {
  const at = stageAt(constitution, Math.max(now(), input.wallTime))
  if (at === undefined)
    throw new CommandError('assembly/over', 'time: no ballot would be on the wall before the last stage ends')
  return at
}

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
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
