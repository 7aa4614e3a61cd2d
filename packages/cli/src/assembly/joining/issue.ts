// `commonwall assembly issue`: an issuer answers requests, and says at the end how many it answered.
//
// Requests and answers are files that come and go by whatever way there is, or come over the wall while it listens. The ledger stands beside the keys.

import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import {
  type Constitution,
  CredentialError,
  carrySlip,
  issuanceTemplate,
  openSlip,
} from '@commonwall/assembly'
import { Issuer, readIssuerKey, readKeyFile } from '@commonwall/node'
import {
  EventError,
  parseEventJson,
  publicKeyOf,
  SealError,
  signEvent,
  type VerifiedEvent,
} from '@commonwall/wall'
import { Command } from 'commander'
import { now } from '../../terminal/arguments.ts'
import { CommandError, EXIT } from '../../terminal/command-error.ts'
import { dialing } from '../../terminal/dialing.ts'
import { type JsonOption, note, say, withJson } from '../../terminal/output.ts'
import { readConstitutionFile, readRollFile, readText, writePublic } from './files.ts'
import { listenForRequests } from './listen.ts'

interface IssueOptions extends JsonOption {
  readonly constitution: string
  readonly keys: string
  readonly roll: string
  readonly out: string
  readonly finish?: boolean
  readonly listen?: string
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
    .option('--listen <url>', 'answer those who ask over the wall there, until it is stopped')
    .action(async (requests: readonly string[], options: IssueOptions) => {
      const { keys, finish, out } = options
      const secret = readKeyFile(join(keys, 'issuer.key'))
      const constitution = readConstitutionFile(options.constitution)
      const issuer = openIssuer(constitution, secret, options)
      mkdirSync(out, { recursive: true })
      try {
        if (finish)
          return say(options, finishing(issuer, constitution, secret, options, clock()), ['Written.'])
        if (options.listen !== undefined)
          return await listen(options.listen, issuer, constitution, secret, options, clock)
        const answered = requests.map((file) => {
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

const random = (length: number) => new Uint8Array(randomBytes(length))

/** Answers over the wall's own node, to whoever is there as well. */
async function listen(
  url: string,
  issuer: Issuer,
  { id: assembly, wall }: Constitution,
  secret: Uint8Array,
  options: JsonOption,
  clock: () => number,
): Promise<void> {
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  await listenForRequests({
    url,
    ...dialing(),
    pubkey: publicKeyOf(secret),
    answer: ({ line }) => answerCarried(line, { issuer, wall, assembly, secret, now: clock() }),
    onState: (state) =>
      note(options, state === 'listening' ? 'Listening.' : 'The line was cut; trying again.'),
    signal: stopping.signal,
  })
}

/** The event that carries the answer to a request; undefined for what is none that this issuer answers. */
export function answerCarried(
  line: string,
  about: {
    readonly issuer: Issuer
    readonly wall: string
    readonly assembly: string
    readonly secret: Uint8Array
    readonly now: number
  },
): VerifiedEvent | undefined {
  const { issuer, wall, assembly, secret, now: at } = about
  try {
    const sealed = parseEventJson(line)
    const { from: to } = openSlip(sealed, secret)
    const answer = JSON.stringify(issuer.answerSealed(sealed, secret, at, random))
    return carrySlip({ wall, assembly, to, line: answer, from: secret, now: at, random })
  } catch (error) {
    if (error instanceof CredentialError || error instanceof SealError || error instanceof EventError)
      return undefined
    throw error
  }
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
