// The verbs, in the order of the help: for readers and writers, then for operators, then for keepers.
//
// Each is loaded when it is asked for: all of them together are a second of reading, and who asks for one wants one.

import type { Command } from 'commander'

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  demo: async () => (await import('./demo.ts')).demoCommand(),
  read: async () => (await import('./read.ts')).readCommand(),
  post: async () => (await import('./post.ts')).postCommand(),
  export: async () => (await import('./export.ts')).exportCommand(),
  import: async () => (await import('./import.ts')).importCommand(),
  verify: async () => (await import('./verify.ts')).verifyCommand(),
  assembly: async () => (await import('../assembly/index.ts')).assemblyCommand(),
  init: async () => (await import('./init.ts')).initCommand(),
  serve: async () => (await import('./serve.ts')).serveCommand(),
  mirror: async () => (await import('./mirror.ts')).mirrorCommand(),
  witness: async () => (await import('./witness.ts')).witnessCommand(),
  restore: async () => (await import('./restore.ts')).restoreCommand(),
  doctor: async () => (await import('./doctor.ts')).doctorCommand(),
  bridge: async () => (await import('./bridge.ts')).bridgeCommand(),
  refuse: async () => (await import('./refuse.ts')).refuseCommand(),
  keeper: async () => (await import('./keeper.ts')).keeperCommand(),
  define: async () => (await import('./define.ts')).defineCommand(),
  release: async () => (await import('./release.ts')).releaseCommand(),
}

/** The verb that the arguments begin with; all of them where they begin otherwise, as for the help. */
export function wantedCommands([first = '']: readonly string[]): Promise<readonly Command[]> {
  const asked = Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined
  return Promise.all((asked === undefined ? Object.values(COMMANDS) : [asked]).map((load) => load()))
}
