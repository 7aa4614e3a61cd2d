// `commonwall assembly sign SOURCE`: an issuer signs the constitution, and so accepts all its groups and issuers.

import { readKeyFile } from '@commonwall/node'
import { KIND, publicKeyOf } from '@commonwall/wall'
import { Command } from 'commander'
import { now } from '../terminal/arguments.ts'
import { CommandError } from '../terminal/command-error.ts'
import { say } from '../terminal/output.ts'
import { openAssembly, type WhichAssembly, withAssembly } from './open-assembly.ts'
import { type PublishOptions, publish, signed, toldAs, withPublishing } from './publish.ts'

export function signCommand(): Command {
  return withAssembly(withPublishing(new Command('sign')))
    .description('for an issuer: sign the constitution; it binds once all issuers of all groups have')
    .argument('<source>', 'where the wall is read')
    .requiredOption('--key <file>', 'issuer.key, as issuer-key wrote it')
    .action(async (source: string, options: PublishOptions & WhichAssembly & { readonly key: string }) => {
      const { constitution, loaded, event } = await openAssembly(source, options)
      const secret = readKeyFile(options.key)
      const own = publicKeyOf(secret)
      if (!constitution.groups.some(({ issuers }) => issuers.some(({ pubkey }) => pubkey === own)))
        throw new CommandError('assembly/issuer', 'key: expected that of an issuer of this assembly')
      const tags = [
        ['h', loaded.wall],
        ['e', event.id],
        ['k', `${KIND.constitution}`],
      ]
      const template = { kind: KIND.signature, created_at: now(), tags, content: '' }
      const published = await publish(
        [signed(template, secret, loaded.wall)],
        source,
        loaded.history.current,
        options,
      )
      say(options, published, toldAs(published, 'Signed:'))
    })
}
