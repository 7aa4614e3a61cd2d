// `commonwall assembly close SOURCE STAGE`: an issuer states which records there are; with --missed, anybody shows a
// ballot that was left out.

import { anchorBy, missedClaim, rootTemplate, stageSpans } from '@commonwall/assembly'
import { readKeyFile } from '@commonwall/node'
import { PAUSE } from '@commonwall/wall'
import { Command } from 'commander'
import { now } from '../terminal/arguments.ts'
import { CommandError } from '../terminal/command-error.ts'
import { say } from '../terminal/output.ts'
import { type OpenedAssembly, openAssembly, type WhichAssembly, withAssembly } from './open-assembly.ts'
import { type PublishOptions, publish, signed, toldAs, withPublishing } from './publish.ts'

interface CloseOptions extends PublishOptions, WhichAssembly {
  readonly key: string
  readonly missed?: string
}

export function closeCommand(): Command {
  return withAssembly(withPublishing(new Command('close')))
    .description('close a stage that has ended: issuers state what there is; anybody shows what was left out')
    .argument('<source>', 'where the wall is read')
    .argument('<stage>', 'number of the round, from 1; one more for the whole document', Number)
    .requiredOption('--key <file>', 'file with the issuer’s key; any key for --missed')
    .option('--missed <ballot>', 'id of a ballot that was left out')
    .action(async (source: string, number: number, options: CloseOptions) => {
      const opened = await openAssembly(source, options)
      const secret = readKeyFile(options.key)
      const template =
        options.missed === undefined
          ? rootOf(opened, number - 1)
          : claimOf(opened, number - 1, options.missed)
      const event = signed(template, secret, opened.loaded.wall)
      const published = await publish([event], source, opened.loaded.history.current, options)
      say(options, published, toldAs(published, options.missed === undefined ? 'Closed:' : 'Claimed:'))
    })
}

function rootOf(opened: OpenedAssembly, stage: number) {
  const { constitution, loaded, input, state } = opened
  const span = spanOf(opened, stage)
  if (input.wallTime <= span.until + PAUSE)
    throw new CommandError(
      'assembly/pause',
      `time: expected later than ${new Date((span.until + PAUSE) * 1000).toISOString()}: until then anybody may show ballots that were left out`,
    )
  const { status, root = '', records } = state.stages[stage] ?? {}
  if (status === 'incomplete' || records === undefined)
    throw new CommandError(
      'assembly/incomplete',
      'records: this copy lacks some of them; ask another before you state a root',
    )
  const read = constitution.logs.flatMap((log) => {
    const held = loaded.report.logs.find(({ key }) => key === log)
    const anchor = anchorBy(held, opened.history, span.until)
    return anchor === undefined ? [] : [{ log, size: anchor.size, note: anchor.note }]
  })
  const belongs = { wall: loaded.wall, assembly: constitution.id, stage }
  return rootTemplate({ ...belongs, read, count: records, root }, { createdAt: now() })
}

function claimOf({ constitution, loaded, history }: OpenedAssembly, stage: number, ballot: string) {
  const claim = missedClaim({ constitution, stage, ballot, logs: loaded.report.logs, history }, now())
  if (claim !== undefined) return claim
  throw new CommandError(
    'assembly/not-missed',
    `missed: no named log held ${ballot} by the end of that stage`,
  )
}

function spanOf({ constitution }: OpenedAssembly, stage: number) {
  const span = stageSpans(constitution)[stage]
  if (span === undefined)
    throw new CommandError(
      'assembly/no-stage',
      `stage: expected 1 to ${constitution.rounds.length + 1}, got ${stage + 1}`,
    )
  return span
}
