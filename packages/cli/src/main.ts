#!/usr/bin/env node
// The `commonwall` command. Each verb is a file in `commands/`; this one only knows their names, and how it ends.

import { inspect } from 'node:util'
import { Command, CommanderError } from 'commander'
import { wantedCommands } from './commands/index.ts'
import { EXIT, exitOf } from './terminal/command-error.ts'
import { plainJson, plainText } from './terminal/plain.ts'

const program = new Command('commonwall')
  .description('A public wall that anyone may write on, anyone may copy, and no firewall can take down.')
  .addHelpText(
    'after',
    `
Every command takes --json. It ends with 0 if it did what was asked, ${EXIT.wrong} if not or if something is wrong,
${EXIT.usage} if it was not understood, ${EXIT.unreachable} if nobody answered (try again), ${EXIT.fault} if the fault is ours.`,
  )
program
  .option(
    '--proxy <socks5-url>',
    'open every connection through this SOCKS proxy, such as socks5://127.0.0.1:9050',
  )
  .hook('preAction', async (command) => {
    const { proxy } = command.opts<{ readonly proxy?: string }>()
    if (proxy !== undefined) (await import('./terminal/dialing.ts')).useProxy(proxy)
  })
// A result that nobody could write down was not given. Who closes a pipe has read enough of it.
let unwritten: string | undefined
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code !== 'EPIPE') unwritten = code
})
process.stderr.on('error', () => {})
process.on('exit', () => {
  if (unwritten === undefined) return
  console.error(`standard output: expected it to take the result, got ${unwritten}`)
  process.exitCode ||= EXIT.wrong
})
for (const command of await wantedCommands(process.argv.slice(2))) program.addCommand(command)
for (const command of all(program)) command.exitOverride()

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = exitOf(error)
  if (!(error instanceof CommanderError)) sayWhy(error)
}

/** One sentence: our errors say field, expectation and got. Anything else is a fault of ours and shows its stack. */
function sayWhy(error: unknown): void {
  const known = process.exitCode !== EXIT.fault && error instanceof Error
  if (process.argv.includes('--json') && known)
    console.log(
      plainJson({ error: { code: 'code' in error ? error.code : undefined, message: error.message } }),
    )
  else console.error(plainText(known ? error.message : inspect(error)))
}

function* all(command: Command): Generator<Command> {
  yield command
  for (const one of command.commands) yield* all(one)
}
