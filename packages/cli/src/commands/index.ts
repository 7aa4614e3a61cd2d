// The verbs, in the order of the help: for readers and writers, then for operators, then for keepers.

import type { Command } from 'commander'
import { assemblyCommand } from '../assembly/index.ts'
import { defineCommand } from './define.ts'
import { demoCommand } from './demo.ts'
import { doctorCommand } from './doctor.ts'
import { exportCommand } from './export.ts'
import { initCommand } from './init.ts'
import { keeperCommand } from './keeper.ts'
import { postCommand } from './post.ts'
import { readCommand } from './read.ts'
import { serveCommand } from './serve.ts'
import { verifyCommand } from './verify.ts'
import { witnessCommand } from './witness.ts'

export const COMMANDS: readonly (() => Command)[] = [
  demoCommand,
  readCommand,
  postCommand,
  exportCommand,
  verifyCommand,
  assemblyCommand,
  initCommand,
  serveCommand,
  witnessCommand,
  doctorCommand,
  keeperCommand,
  defineCommand,
]
