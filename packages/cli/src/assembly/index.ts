// `commonwall assembly …`: groups agree on one text. Each verb is a file here.

import { Command } from 'commander'
import { assemblyDemoCommand } from './demo/command.ts'

export function assemblyCommand(): Command {
  return new Command('assembly').description('groups agree on one text').addCommand(assemblyDemoCommand())
}
