#!/usr/bin/env node
// The `commonwall` command. Each verb is a file in `commands/`; this one only knows their names.

import { Command } from 'commander'
import { defineCommand } from './commands/define.ts'
import { demoCommand } from './commands/demo.ts'
import { initCommand } from './commands/init.ts'
import { serveCommand } from './commands/serve.ts'
import { verifyCommand } from './commands/verify.ts'
import { witnessCommand } from './commands/witness.ts'

const program = new Command('commonwall')
  .description('A public wall that anyone may write on, anyone may copy, and no firewall can take down.')
  .addCommand(defineCommand())
  .addCommand(demoCommand())
  .addCommand(initCommand())
  .addCommand(serveCommand())
  .addCommand(verifyCommand())
  .addCommand(witnessCommand())

try {
  await program.parseAsync()
} catch (error) {
  // One sentence: our errors say field, expectation and got. Anything else is a fault of ours and shows its stack.
  const known = error instanceof Error && 'code' in error
  console.error(known ? error.message : error)
  process.exitCode = 1
}
