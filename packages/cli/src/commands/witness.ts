// `commonwall witness FOLDER`: cosigns logs that only grow. Sees sizes and roots, never a post.

import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { readKeyFile, startWitness, writeKeyFile } from '@commonwall/node'
import { parseVerifierKey, signerFromSeed, toHex } from '@commonwall/tlog'
import { witnessVerifierKey } from '@commonwall/wall'
import { Command } from 'commander'
import { listening, untilStopped } from './running.ts'

interface WitnessOptions {
  readonly port: number
  readonly host: string
  readonly name: string
  readonly log: readonly string[]
}

export function witnessCommand(): Command {
  return listening(new Command('witness'), 4849)
    .description('cosign logs: an independent word that they only grew, and when')
    .argument('<folder>', 'where the witness keeps its key and the last size of each log')
    .requiredOption('--name <name>', 'name in its signature lines, such as witness.example/one')
    .option('--log <vkey>', 'verifier key of a log to cosign (several allowed)', collect, [])
    .action(async (folder: string, { port, host, name, log }: WitnessOptions) => {
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
      console.log(
        `Witness ${witnessVerifierKey({ name, key: toHex(signer.publicKey) })} on port ${witness.port}`,
      )
      await untilStopped(() => witness.close())
    })
}

function collect(value: string, values: readonly string[]): readonly string[] {
  return [...values, value]
}
