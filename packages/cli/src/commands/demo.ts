// `commonwall demo` (`npm start`): a demonstration wall, made at the first start and kept at every other.
//
// The one wall whose node may hold a keeper's key: it is a toy, and says so on its pages.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { freshRsaKeys } from '@commonwall/node/rsa-pairs'
import { Command, Option } from 'commander'
import { ISSUERS } from '../demo/assembly/issuers.ts'
import type { DemoOptions } from '../demo/demonstrate.ts'
import { withJson } from '../terminal/output.ts'
import { listening } from './running.ts'

export function demoCommand(): Command {
  return withJson(listening(new Command('demo'), 4848))
    .description('a demonstration wall on this machine')
    .option('--data <folder>', 'where it is kept', join('data', 'demonstration'))
    .option('--all', 'the Declaration in all 532 languages, not in twelve (at the first start)')
    .addOption(new Option('--beside', 'serve a second wall that a demonstration has founded').hideHelp())
    .action(async (options: DemoOptions) => {
      // At a first start they take half a second, and so does reading the rest of this program: beside each other.
      const keys = options.beside || existsSync(options.data) ? undefined : freshRsaKeys(ISSUERS)
      const { demonstrate } = await import('../demo/demonstrate.ts')
      await demonstrate(options, keys)
    })
}
