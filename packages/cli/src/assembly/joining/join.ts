// `commonwall assembly join`: from an invitation to a voice, in two steps: requests to the issuers, and their answers.
//
// The voice's key is made from nothing else. Its first ballot is dated and to be sent at a time drawn by chance, so
// that nobody sees a voice appear when its person was issued.

import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  beginClaim,
  type Constitution,
  finishClaim,
  firstBallot,
  firstBallotTime,
  firstBallotWindow,
  groupInvited,
  openSlip,
  parseInvitation,
  parseRsaKey,
  type Random,
  sealSlip,
} from '@commonwall/assembly'
import { lineSquares } from '@commonwall/sync'
import { parseEventJson, signEvent } from '@commonwall/wall'
import { Command } from 'commander'
import { now } from '../../terminal/arguments.ts'
import { CommandError } from '../../terminal/command-error.ts'
import { type JsonOption, say, withJson } from '../../terminal/output.ts'
import { readClaimFile, readConstitutionFile, readText, writePublic, writeSecret } from './files.ts'
import { printedPage } from './print.ts'

interface JoinOptions extends JsonOption {
  readonly constitution: string
  readonly out: string
  readonly answers?: readonly string[]
  readonly print?: boolean
}

const random: Random = (length) => new Uint8Array(randomBytes(length))

export function joinCommand(clock: () => number = now): Command {
  return withJson(new Command('join'))
    .description(
      'join an assembly by an invitation; then again with --answers, when the issuers have answered',
    )
    .argument('<file>', 'the invitation; with --answers, the claim that the first step wrote')
    .requiredOption('--constitution <file>', 'the signed constitution')
    .requiredOption('--out <folder>', 'where to write requests and claim, or the voice')
    .option('--print', 'the requests as printed codes as well, a sheet each')
    .option('--answers <file...>', 'an answer of each issuer, in the order of the requests')
    .action((file: string, options: JoinOptions) => {
      const constitution = readConstitutionFile(options.constitution)
      mkdirSync(options.out, { recursive: true, mode: 0o700 })
      if (options.answers === undefined) return ask(file, constitution, options, clock())
      return finish(file, options.answers, constitution, options)
    })
}

function ask(file: string, constitution: Constitution, options: JoinOptions, at: number): void {
  const invitation = parseInvitation(readText(file))
  const group = groupInvited(constitution, invitation)
  const keys = group.issuers.map(({ modulus }) => parseRsaKey(modulus))
  const claim = beginClaim(invitation, { size: group.roll, root: group.rollRoot }, keys, random)
  const kept = join(options.out, 'claim.json')
  writeSecret(kept, claim)
  const lines = claim.requests.map((slip, n) => {
    const from = bytesOf(claim.replyKeys[n] ?? '')
    return JSON.stringify(sealSlip(slip, { to: group.issuers[n]?.pubkey ?? '', from, now: at, random }))
  })
  const requests = lines.map((line, n) => {
    const path = join(options.out, `request-${n + 1}.json`)
    writePublic(path, `${line}\n`)
    return path
  })
  if (options.print)
    writePublic(
      join(options.out, 'requests.html'),
      printedPage(lines.map((line, n) => ({ mark: `${n + 1}`, squares: lineSquares(line) }))),
    )
  say(options, { claim: kept, requests, group: group.slug }, [
    `You join for ${group.slug}. Issuers will know that you are a member; nobody can tell which voice is yours.`,
    ...requests.map((path, n) => `For issuer ${n + 1}: ${path} (sealed; any way will do)`),
    `Keep ${kept} to yourself until they have answered, by ${iso(constitution.issuance.until)}.`,
  ])
}

function finish(
  file: string,
  answers: readonly string[],
  constitution: Constitution,
  options: JoinOptions,
): void {
  const claim = readClaimFile(file)
  const group = groupInvited(constitution, claim)
  const keys = group.issuers.map(({ modulus }) => parseRsaKey(modulus))
  const slips = answers.map((path, n) => {
    const { slip, from } = openSlip(parseEventJson(readText(path).trim()), bytesOf(claim.replyKeys[n] ?? ''))
    if (from !== group.issuers[n]?.pubkey)
      throw new CommandError(
        'assembly/answer',
        `${path}: expected the answer of issuer ${n + 1}, got another's`,
      )
    return slip
  })
  const credential = finishClaim(claim, keys, slips)
  const [voice, first] = [join(options.out, 'voice.json'), join(options.out, 'first-ballot.json')]
  const speaks = firstBallotTime(firstBallotWindow(constitution), random)
  writeSecret(voice, credential)
  const template = firstBallot(credential, constitution, speaks)
  writeSecret(first, signEvent(template, bytesOf(credential.secretKey), random(32)))
  // Whoever has claim and invitation can link both to the voice.
  rmSync(file)
  say(options, { voice, first, speaks, group: group.slug }, [
    `Your voice: ${voice} (mode 600). Whoever has it can speak as you, and can see how you voted.`,
    `Its first ballot: ${first}. Send it at ${iso(speaks)}, drawn by chance; not before, and not by an address of your own name.`,
    `The claim is erased; erase the invitation too.`,
  ])
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'))
}

function iso(time: number): string {
  return new Date(time * 1000).toISOString()
}
