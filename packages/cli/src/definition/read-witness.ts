// A witness in an option: `VKEY=URL`, with the verifier key as the witness prints it, or `NAME=KEY=URL` in hex.

import { parseVerifierKey, TYPE_COSIGNATURE, toHex } from '@commonwall/tlog'
import type { WitnessEntry } from '@commonwall/wall'
import { InvalidArgumentError } from 'commander'

/** @throws InvalidArgumentError, also for the verifier key of a log */
export function readWitness(text: string): WitnessEntry {
  const [, plain, hex, at] = /^([^=]+)=([0-9a-f]{64})=(.+)$/.exec(text) ?? []
  if (plain !== undefined && hex !== undefined && at !== undefined) return { name: plain, key: hex, url: at }
  const [, vkey, url] = /^(.+\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44})=(.+)$/.exec(text) ?? []
  if (vkey === undefined || url === undefined)
    throw new InvalidArgumentError('expected the key as the witness prints it, then = and its URL')
  const { name, key, type } = parseVerifierKey(vkey)
  if (type !== TYPE_COSIGNATURE)
    throw new InvalidArgumentError('expected the key of a witness, got one of another kind')
  return { name, key: toHex(key), url }
}
