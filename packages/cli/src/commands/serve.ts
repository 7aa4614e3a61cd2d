// `commonwall serve FOLDER`: runs the node of a wall that `init` has made.

import { join } from 'node:path'
import { createLog, dataFolder, startNode } from '@commonwall/node'
import { Command } from 'commander'
import { collectFromRelays } from '../follow/collect-relays.ts'
import { keepFollowing } from '../follow/keep-following.ts'
import { besideOnion } from '../onion/beside-onion.ts'
import { collect, folderOf, withFolder } from '../terminal/arguments.ts'
import { fetching } from '../terminal/dialing.ts'
import { type JsonOption, sayUp, withJson } from '../terminal/output.ts'
import { describeLogs, logsOf } from './describe-logs.ts'
import { listening, parsePort, parsePrefix, parseSeconds, untilStopped } from './running.ts'

interface ServeOptions extends JsonOption {
  readonly data?: string
  readonly port: number
  readonly host: string
  readonly prefix?: string
  readonly open?: boolean
  readonly permalinks?: boolean
  readonly portable?: boolean
  readonly mirror: readonly string[]
  readonly follow: readonly string[]
  readonly every: number
  readonly relay: readonly string[]
  readonly operatorPort?: number
  readonly onion?: boolean
  readonly tor?: string
  readonly torrc?: string
}

export function serveCommand(): Command {
  return withJson(withFolder(listening(new Command('serve'), 4848), 'data folder, as made by init'))
    .description('run the node of a wall')
    .option(
      '--mirror <url>',
      'a copy of this wall to compare with before signing (several allowed)',
      collect,
      [],
    )
    .option(
      '--follow <source>',
      'take in what other logs of this wall hold, from there, every minute (several allowed)',
      collect,
      [],
    )
    .option('--every <seconds>', 'follow every so many seconds', parseSeconds, 60)
    .option(
      '--operator-port <number>',
      'serve the operator’s page and metrics on this port of loopback, and to this machine alone',
      parsePort,
    )
    .option('--prefix <path>', 'path under which everything lives, such as wall/one', parsePrefix)
    .option('--permalinks', 'let pages be named in addresses (for readers who are not watched)')
    .option(
      '--portable',
      'verify signatures with the parts that npm brought, even where the system has faster ones',
    )
    .option('--open', 'take any valid Nostr event and log only the wall’s own: for conformance runs')
    .option(
      '--relay <url>',
      'fetch sealed posts that this relay of others carried for the inbox (several allowed)',
      collect,
      [],
    )
    .option('--onion', 'be an onion service as well: needs the program tor, and no open port')
    .option('--tor <path>', 'the program tor, where it is not found by itself')
    .option('--torrc <file>', 'further options for tor, such as bridges')
    .action(async (argument: string | undefined, options: ServeOptions) => {
      const folder = folderOf(argument, options)
      const log = createLog()
      const node = await startNode({
        folder,
        port: options.port,
        host: options.host,
        mirrors: options.mirror,
        // A node that is only there for conformance runs has no readers.
        app: !options.open,
        log,
        ...fetching(),
        ...(options.prefix === undefined ? {} : { prefix: options.prefix }),
        ...(options.open ? { open: true } : {}),
        ...(options.onion ? { onion: true } : {}),
        ...(options.permalinks ? { permalinks: true } : {}),
        ...(options.portable ? { portable: true } : {}),
        ...(options.operatorPort === undefined ? {} : { operatorPort: options.operatorPort }),
      })
      const onion = options.onion ? await besideOnion(folder, node, options, log) : undefined
      const { logs } = node.state.history().current
      const up = {
        ...{ url: node.url, wall: node.wall, logs: logsOf(node.wall, logs) },
        ...(node.operator === undefined ? {} : { operator: node.operator }),
      }
      sayUp(options, onion ? { ...up, onion: onion.url } : up, [
        `The wall is at ${node.url}`,
        ...(onion ? [`and, for who comes through Tor, at ${onion.url} in about a minute`] : []),
        ...(node.operator === undefined ? [] : [`Your own page, on this machine alone: ${node.operator}`]),
        ...describeLogs(node.wall, logs),
      ])
      const following = keepFollowing(
        node,
        join(dataFolder(folder).published, options.prefix ?? ''),
        options.follow,
        { every: options.every },
      )
      const collecting = collectFromRelays(node, folder, options.relay)
      await untilStopped(async () => {
        await collecting.stop()
        await following.stop()
        await onion?.close()
        await node.close()
      })
    })
}
