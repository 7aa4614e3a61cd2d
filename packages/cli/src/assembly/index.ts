// `commonwall assembly …`: groups agree on one text. Each verb is a file here, in the order of its life.

import { useRsaVerify } from '@commonwall/assembly'
import { verifyByOpenSsl } from '@commonwall/node'
import { Command } from 'commander'
import { ballotCommand } from './cast.ts'
import { closeCommand } from './close.ts'
import { assemblyDemoCommand } from './demo/command.ts'
import { inviteCommand, issueCommand, issuerKeyCommand, joinCommand, rollCommand } from './joining/index.ts'
import { newCommand } from './new.ts'
import { outcomeCommand } from './outcome.ts'
import { proposeCommand } from './propose.ts'
import { sendCommand } from './send.ts'
import { signCommand } from './sign.ts'
import { tallyCommand } from './tally.ts'
import { verifyAssemblyCommand } from './verify.ts'

export function assemblyCommand(): Command {
  return new Command('assembly')
    .description('groups agree on one text')
    .hook('preAction', () => useRsaVerify(verifyByOpenSsl))
    .addCommand(rollCommand())
    .addCommand(issuerKeyCommand())
    .addCommand(newCommand())
    .addCommand(signCommand())
    .addCommand(inviteCommand())
    .addCommand(joinCommand())
    .addCommand(issueCommand())
    .addCommand(sendCommand())
    .addCommand(proposeCommand())
    .addCommand(ballotCommand())
    .addCommand(closeCommand())
    .addCommand(tallyCommand())
    .addCommand(verifyAssemblyCommand())
    .addCommand(outcomeCommand())
    .addCommand(assemblyDemoCommand())
}
