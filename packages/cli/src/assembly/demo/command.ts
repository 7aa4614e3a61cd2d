// `commonwall assembly demo bloc|words|crowd|scale`: the rule on real data, each with one command.

import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Command } from 'commander'
import { CommandError, EXIT } from '../../terminal/command-error.ts'
import { type JsonOption, note, say, withJson } from '../../terminal/output.ts'
import { plainLine } from '../../terminal/plain.ts'
import { blocFigures, tellBloc } from './bloc.ts'
import { CONVERSATIONS, type Conversation, readConversation, readExport } from './conversation.ts'
import { crowdFigures, type StatementVerdict } from './crowd.ts'
import { drawMaps } from './draw-map.ts'
import { judgeAll, LARGEST, madeUp } from './scale.ts'
import { negotiate } from './words/negotiate.ts'
import { tellWords } from './words/tell.ts'

export function assemblyDemoCommand(): Command {
  return new Command('demo')
    .description('what concurrent consent adopts, and what it does not, on real data')
    .addCommand(blocCommand())
    .addCommand(wordsCommand())
    .addCommand(crowdCommand())
    .addCommand(scaleCommand())
}

function blocCommand(): Command {
  return withJson(new Command('bloc'))
    .description('1,412 roll calls of the UN General Assembly, pooled and by group')
    .action((options: JsonOption) => {
      const figures = blocFigures()
      say(options, figures, tellBloc(figures))
    })
}

function wordsCommand(): Command {
  return withJson(new Command('words'))
    .description('WSIS+10 of 2015: wordings negotiated from proposal to outcome, with ballots made up')
    .action(async (options: JsonOption) => {
      note(options, 'Making keys for twelve issuers …')
      const negotiated = await negotiate((length) => new Uint8Array(randomBytes(length)))
      const { wordings, ...rest } = negotiated
      say(options, { ...rest, wordings: Object.fromEntries(wordings) }, tellWords(negotiated))
    })
}

interface CrowdOptions extends JsonOption {
  readonly data?: string
  readonly language: string
  readonly study: string
}

function crowdCommand(): Command {
  return withJson(new Command('crowd'))
    .description('a Polis conversation as ballots, and the map beside Polis’ own groups')
    .argument(
      '[conversation]',
      `one of ${CONVERSATIONS.join(', ')}, or a folder below --data`,
      CONVERSATIONS[0],
    )
    .option('--data <folder>', 'a folder of exports of Polis conversations, instead of those that come along')
    .option('--language <tag>', 'the language of an export', 'und')
    .option('--study <url>', 'the page about an export, for its attribution', '')
    .action((name: string, options: CrowdOptions) => {
      const conversation = conversationNamed(name, options)
      const { figures, map } = crowdFigures(conversation)
      say(options, figures, [
        plainLine(figures.title),
        `${figures.people} people, ${figures.statements} statements, ${figures.positions} positions (a pass is none).`,
        `Taken as ballots of one group: it consents to ${figures.consented} statements; a third of the main disagreement holds up ${figures.suspended} of these.`,
        '',
        'Agreed, also at both ends and in the middle:',
        ...figures.agreed.map(tellStatement),
        ...(figures.heldUp.length > 0 ? ['', 'Held up by a third:'] : []),
        ...figures.heldUp.map(tellStatement),
        '',
        ...(map ? drawMaps(conversation, map) : ['Nobody differs: there is no map.']),
        `${figures.placed} people on the map, ${figures.clusters} clusters; ${figures.alike / 10} % of those in a group of Polis are with the same people here.`,
        'The map is for the eye: no rule reads it.',
        '',
        figures.source,
        figures.licence,
      ])
    })
}

function conversationNamed(name: string, { data, language, study }: CrowdOptions): Conversation {
  const known = CONVERSATIONS.find((one) => one === name)
  if (data === undefined && known) return readConversation(known)
  const found = data === undefined ? undefined : readExport(join(data, name), language, study)
  if (found) return found
  const where = data === undefined ? CONVERSATIONS.join(', ') : `an export of Polis in ${data}`
  throw new CommandError('usage/conversation', `conversation: expected ${where}, got ${name}`, EXIT.usage)
}

function tellStatement({ statement, agree, disagree, thirds }: StatementVerdict): string {
  const parts = thirds.map(({ S, O }) => `${S}:${O}`).join(' | ')
  return `  ${agree} to ${disagree} (thirds ${parts})  ${plainLine(statement)}`
}

function scaleCommand(): Command {
  return withJson(new Command('scale'))
    .description('33,422 made-up people, 783 passages, 2 million positions, on one thread')
    .option('--seed <n>', 'which people', Number, 1)
    .action((options: JsonOption & { readonly seed: number }) => {
      note(options, 'Making up people; that is not measured …')
      const figures = judgeAll(madeUp(LARGEST, options.seed), () => performance.now())
      say(options, figures, [
        `${figures.people} people, ${figures.passages} passages, ${figures.positions} positions, one thread:`,
        `  two axes and thirds   ${figures.thirdsMs} ms`,
        `  every passage judged  ${figures.judgementMs} ms`,
        `  together              ${figures.totalMs} ms`,
        `${figures.adopted} adopted, ${figures.suspended} held up by a third.`,
        `Result ${figures.hash}: the same on every machine, for this seed.`,
      ])
    })
}
