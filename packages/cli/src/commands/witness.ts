// `commonwall witness FOLDER`: cosigns logs that only grow. Sees sizes and roots, never a post.

import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { readKeyFile, startWitness, writeKeyFile } from '@commonwall/node'
import { parseVerifierKey, signerFromSeed, toHex } from '@commonwall/tlog'
import { witnessVerifierKey } from '@commonwall/wall'
import { Command } from 'commander'
import { collect, folderOf, withFolder } from '../terminal/arguments.ts'
import { type JsonOption, sayUp, withJson } from '../terminal/output.ts'
import { listening, untilStopped } from './running.ts'

interface WitnessOptions extends JsonOption {
  readonly data?: string
  readonly port: number
  readonly host: string
  readonly name: string
  readonly log: readonly string[]
}

export function witnessCommand(): Command {
  return withJson(
    withFolder(
      listening(new Command('witness'), 4849),
      'where the witness keeps its key and the last size of each log',
    ),
  )
    .description('cosign logs: an independent word that they only grew, and when')
    .requiredOption('--name <name>', 'name in its signature lines, such as witness.example/one')
    .option('--log <vkey>', 'verifier key of a log to cosign (several allowed)', collect, [])
    .action(async (argument: string | undefined, options: WitnessOptions) => {
      const { port, host, name, log } = options
      const folder = folderOf(argument, options)
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const keyFile = join(folder, 'witness.key')
      if (!existsSync(keyFile)) writeKeyFile(keyFile, randomBytes(32))
      const signer = signerFromSeed(readKeyFile(keyFile))
      const logs = log.map((vkey) => {
        const { name: origin, key } = parseVerifierKey(vkey)
        return { origin, key: toHex(key) }
      })
      const now = () => Math.floor(Date.now() / 1000)
      const witness = await startWitness({ data: folder, port, host, name, signer, logs, now })
      const vkey = witnessVerifierKey({ name, key: toHex(signer.publicKey) })
      sayUp(options, { vkey, port: witness.port }, [`Witness ${vkey} on port ${witness.port}`])
      await untilStopped(() => witness.close())
    })
}
