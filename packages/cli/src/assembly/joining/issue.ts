// `commonwall assembly issue`: an issuer answers requests, and says at the end how many it answered.
//
// Requests and answers are files: they come and go by whatever way there is. The ledger stands beside the keys.

import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Constitution, issuanceTemplate } from '@commonwall/assembly'
import { Issuer, readIssuerKey, readKeyFile } from '@commonwall/node'
import { parseEventJson, publicKeyOf, signEvent } from '@commonwall/wall'
import { Command } from 'commander'
import { now } from '../../terminal/arguments.ts'
import { CommandError, EXIT } from '../../terminal/command-error.ts'
import { type JsonOption, say, withJson } from '../../terminal/output.ts'
import { readConstitutionFile, readRollFile, readText, writePublic } from './files.ts'

interface IssueOptions extends JsonOption {
  readonly constitution: string
  readonly keys: string
  readonly roll: string
  readonly out: string
  readonly finish?: boolean
}

export function issueCommand(clock: () => number = now): Command {
  return withJson(new Command('issue'))
    .description('for an issuer: answer requests for credentials; with --finish, say how many it gave')
    .argument('[requests...]', 'files with a sealed request each')
    .requiredOption('--constitution <file>', 'the signed constitution')
    .requiredOption('--keys <folder>', 'what `issuer-key` wrote; the ledger comes to stand beside it')
    .requiredOption('--roll <file>', 'the public part of the group’s roll')
    .requiredOption('--out <folder>', 'where answers, or the issuance, are written')
    .option('--finish', 'after issuance has closed: write the event that says for how many')
    .action((requests: readonly string[], options: IssueOptions) => {
      const { keys, finish, out } = options
      const secret = readKeyFile(join(keys, 'issuer.key'))
      const constitution = readConstitutionFile(options.constitution)
      const issuer = openIssuer(constitution, secret, options)
      mkdirSync(out, { recursive: true })
      try {
        if (finish)
          return say(options, finishing(issuer, constitution, secret, options, clock()), ['Written.'])
        const answered = requests.map((file) => {
          const random = (length: number) => new Uint8Array(randomBytes(length))
          const answer = issuer.answerSealed(parseEventJson(readText(file).trim()), secret, clock(), random)
          const written = join(out, `${basename(file).replace(/\.[^.]*$/, '')}.answer.json`)
          writePublic(written, answer)
          return { request: file, answer: written }
        })
        say(
          options,
          answered,
          answered.map(({ request, answer }) => `${request} → ${answer}`),
        )
      } finally {
        issuer.close()
      }
    })
}

function openIssuer(
  constitution: Constitution,
  secret: Uint8Array,
  { keys, roll: rollFile }: IssueOptions,
): Issuer {
  const key = readIssuerKey(join(keys, 'issuer.pem'))
  const pubkey = publicKeyOf(secret)
  const roll = readRollFile(rollFile)
  const about = constitution.groups.find(({ slug }) => slug === roll.group)
  if (!about?.issuers.some((issuer) => issuer.pubkey === pubkey && issuer.modulus === key.modulus))
    throw new CommandError(
      'assembly/issuer',
      `keys: expected those of an issuer of ${roll.group}, got others`,
    )
  return new Issuer({
    constitution: constitution.id,
    group: roll.group,
    root: about.rollRoot,
    commitments: roll.commitments,
    key,
    ledger: join(keys, 'ledger.db'),
    ...constitution.issuance,
  })
}

/** The event that says for how many; not before issuance has closed, or it would tell who was early. */
function finishing(
  issuer: Issuer,
  { id: assembly, wall, issuance }: Constitution,
  secret: Uint8Array,
  { roll, out }: IssueOptions,
  at: number,
) {
  if (at < issuance.until)
    throw new CommandError(
      'assembly/early',
      `time: expected ${issuance.until} or later, got ${at}`,
      EXIT.wrong,
    )
  const { group } = readRollFile(roll)
  const template = issuanceTemplate({ wall, assembly, group, ranges: issuer.issued() }, issuance.until)
  const event = signEvent(template, secret, new Uint8Array(randomBytes(32)))
  const file = join(out, `${group}-issuance.json`)
  writePublic(file, event)
  return { file, id: event.id }
}
