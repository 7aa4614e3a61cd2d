// `commonwall assembly verify SOURCE`: recomputes everything, compares with a hash that somebody else came to, and
// writes the records to a file that the implementation in Python reads.

import { outcomeHash, outcomeOf, recordsFile, stateHash } from '@commonwall/assembly'
import { writeOverFile } from '@commonwall/node'
import { Command } from 'commander'
import { CommandError } from '../terminal/command-error.ts'
import { type JsonOption, say, withJson } from '../terminal/output.ts'
import { openAssembly, type WhichAssembly, withAssembly } from './open-assembly.ts'

interface VerifyOptions extends JsonOption, WhichAssembly {
  readonly hash?: string
  readonly out?: string
}

export function verifyAssemblyCommand(): Command {
  return withAssembly(withJson(new Command('verify')))
    .description('check the result yourself: recompute it, and compare')
    .argument('<source>', 'where the wall is read')
    .option('--hash <hash>', 'of a state or an outcome, as somebody else says it is')
    .option('--out <file>', 'write what it is computed from, for packages/assembly/python/assembly.py')
    .action(async (source: string, options: VerifyOptions) => {
      const opened = await openAssembly(source, options)
      const outcome = outcomeOf(opened.constitution, opened.state)
      const hashes = {
        state: stateHash(opened.state),
        ...(outcome === undefined ? {} : { outcome: outcomeHash(outcome) }),
      }
      if (options.out !== undefined)
        writeOverFile(
          options.out,
          `${JSON.stringify(recordsFile({ input: opened.input, logs: opened.loaded.report.logs, made: hashes }))}\n`,
        )
      if (options.hash !== undefined && !Object.values(hashes).includes(options.hash))
        throw new CommandError(
          'assembly/differs',
          `hash: expected ${options.hash}, came to ${Object.values(hashes).join(' and ')}; one of the two holds something else`,
        )
      say(options, hashes, [
        `State   ${hashes.state}`,
        ...(hashes.outcome === undefined ? [] : [`Outcome ${hashes.outcome}`]),
        ...(options.hash === undefined ? [] : ['It is the same.']),
        ...(options.out === undefined
          ? []
          : [
              `By the other implementation: python3 packages/assembly/python/assembly.py --show ${options.out}`,
            ]),
      ])
    })
}
