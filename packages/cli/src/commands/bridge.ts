// `commonwall bridge FOLDER --url URL`: a card for an address that is to be told to one person.
//
// It is signed by the node's own log, so that whoever gets it knows who set the host up. It is printed, never
// published, and nothing remembers to whom it was given.

import { dataFolder, readKeyFile, readWallFile } from '@commonwall/node'
import {
  CAPABILITIES,
  type Capability,
  cardSquares,
  cardText,
  isCapability,
  signCard,
  squareModules,
} from '@commonwall/sync'
import { signerFromSeed } from '@commonwall/tlog'
import { Command, InvalidArgumentError } from 'commander'
import { folderOf, now, withFolder } from '../terminal/arguments.ts'
import { draw, type JsonOption, say, withJson } from '../terminal/output.ts'

interface BridgeOptions extends JsonOption {
  readonly data?: string
  readonly url: string
  readonly can: readonly Capability[]
  readonly days: number
  readonly code?: boolean
}

export function bridgeCommand(): Command {
  return withJson(withFolder(new Command('bridge'), 'data folder of the wall’s node'))
    .description('make a card for an address that you tell to one person')
    .requiredOption('--url <url>', 'where it is: an address that stands in no definition')
    .option('--can <list>', `what can be done there: ${CAPABILITIES.join(',')}`, parseCan, CAPABILITIES)
    .option('--days <number>', 'for how long', parseDays, 30)
    .option('--code', 'also as a square to be photographed')
    .action(async (argument: string | undefined, options: BridgeOptions) => {
      const paths = dataFolder(folderOf(argument, options))
      const { founding } = readWallFile(paths.wallFile)
      const signer = signerFromSeed(readKeyFile(paths.defaultLogKey))
      const until = now() + options.days * 86_400
      const card = await signCard(
        { wall: founding.id, url: options.url, capabilities: options.can, until },
        signer,
      )
      const text = cardText(card)
      say(options, { card: text, url: card.url, capabilities: card.capabilities, until }, [text])
      draw(options, [
        ...(options.code ? cardSquares(card).map(terminalSquare) : []),
        `Give this to one person, by a way that you trust. It ends on ${new Date(until * 1000).toISOString().slice(0, 10)}.`,
      ])
    })
}

/** Two rows of modules a line of text, dark on light whatever the terminal's colours are. */
function terminalSquare(square: Uint8Array): string {
  const modules = squareModules(square)
  const lines: string[] = []
  for (let y = 0; y < modules.length; y += 2) {
    const row = modules[y] ?? []
    const line = row.map((upper, x) => {
      const lower = modules[y + 1]?.[x] ?? false
      return upper ? (lower ? '█' : '▀') : lower ? '▄' : ' '
    })
    lines.push(`\u001b[30;107m${line.join('')}\u001b[0m`)
  }
  return lines.join('\n')
}

function parseCan(list: string): readonly Capability[] {
  const can = list.split(',')
  if (!can.every(isCapability)) throw new InvalidArgumentError(`expected some of ${CAPABILITIES.join(',')}`)
  return can
}

function parseDays(text: string): number {
  const days = Number(text)
  if (!Number.isInteger(days) || days < 1 || days > 366)
    throw new InvalidArgumentError('expected whole days, 1 to 366')
  return days
}
