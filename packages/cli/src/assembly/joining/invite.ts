// `commonwall assembly invite`: one slip a person, once the constitution is signed. Each is handed over like a key.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { checkRollEntry, formatInvitation } from '@commonwall/assembly'
import { slipSquares } from '@commonwall/sync'
import { Command } from 'commander'
import { CommandError } from '../../terminal/command-error.ts'
import { type JsonOption, say, withJson } from '../../terminal/output.ts'
import { readConstitutionFile, readOpeningsFile, writeSecret } from './files.ts'
import { printedPage } from './print.ts'

interface InviteOptions extends JsonOption {
  readonly constitution: string
  readonly out: string
  readonly print?: boolean
}

export function inviteCommand(): Command {
  return withJson(new Command('invite'))
    .description('make an invitation for everybody on a roll')
    .argument('<openings>', 'the openings of the roll')
    .requiredOption('--constitution <file>', 'the signed constitution')
    .requiredOption('--out <folder>', 'where to write them, a file each')
    .option('--print', 'and as printed codes, a sheet each')
    .action((openings: string, options: InviteOptions) => {
      const { group, size, root, entries } = readOpeningsFile(openings)
      const constitution = readConstitutionFile(options.constitution)
      const about = constitution.groups.find(({ slug }) => slug === group)
      if (about?.roll !== size || about.rollRoot !== root)
        throw new CommandError(
          'assembly/roll',
          `${openings}: expected the roll that the constitution has for ${group}`,
        )
      mkdirSync(options.out, { recursive: true, mode: 0o700 })
      const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
      const written = entries.map(({ identifier, salt, proof }, index) => {
        const entry = { identifier, salt: bytes(salt), index, proof: proof.map(bytes) }
        checkRollEntry({ size, root }, entry)
        const file = join(options.out, `${group}-${index}.txt`)
        const slip = formatInvitation({ ...entry, constitution: constitution.id, group })
        writeSecret(file, `${slip}\n`)
        if (options.print)
          writeSecret(
            join(options.out, `${group}-${index}.html`),
            printedPage([{ mark: `${index}`, squares: slipSquares(slip) }]),
          )
        return { identifier, file }
      })
      say(options, written, [
        ...written.map(({ identifier, file }) => `${file}  ${identifier}`),
        'Hand each to its person alone, as a file or a printed code; then destroy the openings.',
      ])
    })
}
