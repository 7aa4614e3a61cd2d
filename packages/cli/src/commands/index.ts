// The verbs, in the order of the help: for readers and writers, then for operators, then for keepers.

import type { Command } from 'commander'
import { assemblyCommand } from '../assembly/index.ts'
import { bridgeCommand } from './bridge.ts'
import { defineCommand } from './define.ts'
import { demoCommand } from './demo.ts'
import { doctorCommand } from './doctor.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { initCommand } from './init.ts'
import { keeperCommand } from './keeper.ts'
import { mirrorCommand } from './mirror.ts'
import { postCommand } from './post.ts'
import { readCommand } from './read.ts'
import { refuseCommand } from './refuse.ts'
import { releaseCommand } from './release.ts'
import { restoreCommand } from './restore.ts'
import { serveCommand } from './serve.ts'
import { verifyCommand } from './verify.ts'
import { witnessCommand } from './witness.ts'

export const COMMANDS: readonly (() => Command)[] = [
  demoCommand,
  readCommand,
  postCommand,
  exportCommand,
  importCommand,
  verifyCommand,
  assemblyCommand,
  initCommand,
  serveCommand,
  mirrorCommand,
  witnessCommand,
  restoreCommand,
  doctorCommand,
  bridgeCommand,
  refuseCommand,
  keeperCommand,
  defineCommand,
  releaseCommand,
]
