// `commonwall assembly roll`: who may speak for a group, as commitments that name nobody.
// `commonwall assembly issuer-key`: an issuer's keys for one group of one assembly.
//
// Both come before the constitution, which names what they print.

import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { makeRoll, rollCommitment } from '@commonwall/assembly'
import { makeIssuerKey, writeKeyFile } from '@commonwall/node'
import { isSlug, publicKeyOf } from '@commonwall/wall'
import { Command } from 'commander'
import { CommandError, EXIT } from '../../terminal/command-error.ts'
import { type JsonOption, say, withJson } from '../../terminal/output.ts'
import { readText, writePublic, writeSecret } from './files.ts'

export function rollCommand(): Command {
  return withJson(new Command('roll'))
    .description('make the roll of a group from a list of people, one a line')
    .argument('<people>', 'file: whatever the issuers know each person by, one a line')
    .requiredOption('--group <slug>', 'the group')
    .requiredOption('--out <folder>', 'where to write it')
    .action((people: string, options: JsonOption & { readonly group: string; readonly out: string }) => {
      const { group, out } = options
      if (!isSlug(group))
        throw new CommandError('usage/group', `group: expected a slug, got ${group}`, EXIT.usage)
      const lines = readText(people)
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
      const { roll, entries } = makeRoll(lines, (length) => new Uint8Array(randomBytes(length)))
      mkdirSync(out, { recursive: true, mode: 0o700 })
      const [open, secret] = [join(out, `${group}.roll.json`), join(out, `${group}.openings.json`)]
      const commitments = entries.map((entry) => hex(rollCommitment(entry)))
      writePublic(open, { group, ...roll, commitments })
      writeSecret(secret, {
        group,
        ...roll,
        entries: entries.map(({ identifier, salt, proof }) => ({
          identifier,
          salt: hex(salt),
          proof: proof.map(hex),
        })),
      })
      say(options, { group, ...roll, roll: open, openings: secret }, [
        `${roll.size} people, root ${roll.root}`,
        `For the constitution and the issuers: ${open}`,
        `For invitations, and then to be destroyed: ${secret}`,
      ])
    })
}

export function issuerKeyCommand(): Command {
  return withJson(new Command('issuer-key'))
    .description('make an issuer’s keys for one group of one assembly')
    .argument('<folder>', 'where to write them')
    .action((folder: string, options: JsonOption) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const secret = new Uint8Array(randomBytes(32))
      writeKeyFile(join(folder, 'issuer.key'), secret)
      const { modulus } = makeIssuerKey(join(folder, 'issuer.pem'))
      const known = { pubkey: publicKeyOf(secret), modulus }
      const open = join(folder, 'issuer.json')
      writePublic(open, known)
      say(options, { ...known, file: open }, [
        `Issuer ${known.pubkey}`,
        `For the constitution: ${open}`,
        `Its keys (mode 600): ${join(folder, 'issuer.key')}, ${join(folder, 'issuer.pem')}`,
      ])
    })
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
