// `commonwall assembly send SOURCE FILE…`: sends what was signed before, on a machine that may never be online: a
// first ballot, an issuance.
//
// A first ballot is dated by the day that was drawn for it, and is not sent before.

import { checkAssemblyRecord } from '@commonwall/assembly'
import { checkWallEvent, parseEventJson, verifyEvent } from '@commonwall/wall'
import { Command } from 'commander'
import { readWall } from '../definition/read-wall.ts'
import { now } from '../terminal/arguments.ts'
import { CommandError } from '../terminal/command-error.ts'
import { say } from '../terminal/output.ts'
import { readText } from './joining/files.ts'
import { type PublishOptions, publish, toldAs, withPublishing } from './publish.ts'

interface SendOptions extends PublishOptions {
  readonly wall?: string
}

export function sendCommand(): Command {
  return withPublishing(new Command('send'))
    .description('send signed records from files: a first ballot, an issuance')
    .argument('<source>', 'where the wall is read')
    .argument('<files...>', 'files with a signed event each')
    .option('--wall <id>', 'the wall that it must be')
    .action(async (source: string, files: readonly string[], options: SendOptions) => {
      const { current: definition } = await readWall(source, now(), options.wall)
      const events = files.map((file) => {
        const event = verifyEvent(parseEventJson(readText(file).trim()))
        if (event === undefined || !checkAssemblyRecord(event))
          throw new CommandError('assembly/no-record', `${file}: expected a signed record of an assembly`)
        checkWallEvent(event, { wall: definition.wall })
        if (event.created_at > now())
          throw new CommandError(
            'assembly/too-early',
            `${file}: expected ${new Date(event.created_at * 1000).toISOString()} or later; it was drawn by chance so that nobody can tell whose it is`,
          )
        return event
      })
      const published = await publish(events, source, definition, options)
      say(options, published, toldAs(published, 'Record'))
    })
}
