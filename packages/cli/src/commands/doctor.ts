// `commonwall doctor FOLDER`: looks at everything that has made walls fall, and asks what it cannot see.

import { dataFolder } from '@commonwall/node'
import { Command } from 'commander'
import type { Checked } from '../doctor/finding.ts'
import { lookAtMachine } from '../doctor/machine.ts'
import { QUESTIONS } from '../doctor/questions.ts'
import { lookAtWall } from '../doctor/wall.ts'
import { folderOf, withFolder } from '../terminal/arguments.ts'
import { EXIT } from '../terminal/command-error.ts'
import { refuseProxy } from '../terminal/dialing.ts'
import { type JsonOption, say, withJson } from '../terminal/output.ts'
import { listening } from './running.ts'

interface DoctorOptions extends JsonOption {
  readonly data?: string
  readonly port: number
  readonly host: string
  readonly address?: string
}

const SIGNS: Readonly<Record<Checked['state'], string>> = { good: '✓', weak: '!', bad: '✗', unknown: '?' }

export function doctorCommand(): Command {
  return withJson(withFolder(listening(new Command('doctor'), 4848), 'data folder of a node'))
    .description('look at a node’s machine, wall, witnesses and address, and ask what no program can see')
    .option('--address <url>', 'where the world reaches the wall')
    .action(async (argument: string | undefined, options: DoctorOptions) => {
      refuseProxy('the doctor')
      const folder = folderOf(argument, options)
      const checks = [
        ...(await lookAtMachine(folder, options.port, options.host)),
        ...(await lookAtWall(dataFolder(folder).published, options.address)),
      ]
      say(options, { checks, questions: QUESTIONS }, [
        ...checks.map(({ about, state, says }) => `${SIGNS[state]} ${about}: ${says}`),
        '',
        'And what no program can see from here:',
        ...QUESTIONS.map((question) => `? ${question}`),
      ])
      if (checks.some(({ state }) => state === 'bad')) process.exitCode = EXIT.wrong
    })
}
