// `commonwall demo` (`npm start`): a demonstration wall, made at the first start and kept at every other.
//
// The one wall whose node may hold a keeper's key: it is a toy, and says so on its pages.

import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLog, dataFolder, startNode } from '@commonwall/node'
import { Command, Option } from 'commander'
import { firstDay, issuersToBe, plantAssembly } from '../demo/assembly/plant.ts'
import { allLanguages, FIRST_LANGUAGES } from '../demo/declaration.ts'
import { openDoorways } from '../demo/doors/doorways.ts'
import { foundDemonstration } from '../demo/found.ts'
import { isLoopback } from '../doctor/loopback.ts'
import { type JsonOption, note, sayUp, withJson } from '../terminal/output.ts'
import { listening, untilStopped } from './running.ts'

interface DemoOptions extends JsonOption {
  readonly port: number
  readonly host: string
  readonly data: string
  readonly all?: boolean
  readonly beside?: boolean
}

/** Stands in the data folder while its wall is made; whoever finds it there begins anew. */
const UNFINISHED = 'unfinished'

/** Seconds between releases of the batch, while people watch; a wall of people has minutes. */
const TICK = 5
/** The same on the second wall, where nobody else writes. */
const TICK_BESIDE = 2

export function demoCommand(): Command {
  return withJson(listening(new Command('demo'), 4848))
    .description('a demonstration wall on this machine')
    .option('--data <folder>', 'where it is kept', join('data', 'demonstration'))
    .option('--all', 'the Declaration in all 532 languages, not in twelve (at the first start)')
    .addOption(new Option('--beside', 'serve a second wall that a demonstration has founded').hideHelp())
    .action(async ({ port, host, data, all, json, beside }: DemoOptions) => {
      const unfinished = join(data, UNFINISHED)
      // Ended while it was made: nobody had written there yet.
      if (existsSync(unfinished)) rmSync(data, { recursive: true })
      const isNew = !existsSync(dataFolder(data).wallFile)
      const keys = isNew && !beside ? issuersToBe() : undefined
      if (isNew) {
        note(json ? { json } : {}, 'A wall is made, at the first start only: some seconds.')
        mkdirSync(data, { recursive: true })
        // A folder with anything of somebody else's in it is never emptied.
        if (readdirSync(data).length === 0) writeFileSync(unfinished, '')
      }
      const now = Math.floor(Date.now() / 1000)
      const url = `http://127.0.0.1:${port}/`
      const posts = isNew
        ? await foundDemonstration({
            folder: data,
            url,
            now,
            founded: beside ? undefined : firstDay(now),
            random: randomBytes,
            languages: all ? allLanguages() : FIRST_LANGUAGES,
          })
        : []
      if (keys !== undefined) await plantAssembly({ folder: data, now, random: randomBytes, keys })
      // Whoever reaches the doors can alter and stop what is behind them: never more than this machine.
      const doors = !beside && isLoopback(`http://${host}/`) ? openDoorways(data) : undefined
      const node = await startNode({
        folder: data,
        port,
        host,
        app: !beside,
        log: createLog({ level: 'warn' }),
        plant: posts,
        ...(doors && { operatorPort: 0 }),
        demonstration: { tick: beside ? TICK_BESIDE : TICK, ...(doors && { doors }) },
      })
      rmSync(unfinished, { force: true })
      const { operator } = node
      sayUp(json ? { json } : {}, { url: node.url, wall: node.wall, ...(operator && { operator }) }, [
        `The wall is at ${node.url}`,
        `Write to it with any Nostr client at ${node.url.replace('http', 'ws')}`,
        `Check it with: npm run commonwall -- verify ${node.url}`,
        ...(operator ? [`What whoever runs it sees, on this machine alone: ${operator}`] : []),
      ])
      await untilStopped(async () => {
        await doors?.close()
        await node.close()
      })
    })
}
