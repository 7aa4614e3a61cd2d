// `commonwall assembly …`: groups agree on one text. Each verb is a file here.

import { Command } from 'commander'
import { assemblyDemoCommand } from './demo/command.ts'
import { inviteCommand, issueCommand, issuerKeyCommand, joinCommand, rollCommand } from './joining/index.ts'

export function assemblyCommand(): Command {
  return new Command('assembly')
    .description('groups agree on one text')
    .addCommand(rollCommand())
    .addCommand(issuerKeyCommand())
    .addCommand(inviteCommand())
    .addCommand(joinCommand())
    .addCommand(issueCommand())
    .addCommand(assemblyDemoCommand())
}
