// `commonwall assembly tally SOURCE`: how it stands, computed here from the records alone.

import { stateHash } from '@commonwall/assembly'
import { Command } from 'commander'
import { now } from '../terminal/arguments.ts'
import { type JsonOption, say, withJson } from '../terminal/output.ts'
import { openAssembly, type WhichAssembly, withAssembly } from './open-assembly.ts'
import { tellState } from './tell.ts'
import { lackingOf, tellLacking } from './tell-lacking.ts'

export function tallyCommand(): Command {
  return withAssembly(withJson(new Command('tally')))
    .description('which passage stands where, which test failed, and by how many people')
    .argument('<source>', 'where the wall is read: an address, a folder, or a file with it')
    .action(async (source: string, options: JsonOption & WhichAssembly) => {
      const { constitution, state, loaded } = await openAssembly(source, options)
      const hash = stateHash(state)
      const isIncomplete = state.stages.some(({ status }) => status === 'incomplete')
      const lacking = isIncomplete ? lackingOf(constitution, loaded.report, now()) : undefined
      say(options, { hash, state, ...(lacking && { lacking }) }, [
        `Assembly ${constitution.id}`,
        ...tellState(constitution, state),
        ...(lacking ? tellLacking(lacking) : []),
        '',
        `Hash ${hash}`,
      ])
    })
}
