// One spelling of a state, and its hash: what two copies compare.

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { AssemblyState } from './state.ts'

/** JSON without white space, members by name, undefined ones left out. Refuses what is neither whole nor ASCII. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'boolean') return `${value}`
  if (Number.isSafeInteger(value)) return `${value}`
  if (typeof value === 'string' && /^[ -~]*$/.test(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
    members.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`
  }
  throw new TypeError(`state: expected whole numbers and ASCII, got ${typeof value}`)
}

/** sha256 of the canonical JSON, 64 hex digits. */
export function canonicalHash(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))))
}

/**
 * The hash by which two copies compare a state: of everything but when a stage became final and who was struck, which
 * rest on closes alone, and of those a copy may lack some and still hold every record.
 */
export function stateHash(state: AssemblyState): string {
  const stages = state.stages.map(({ finalAt: _, struck: __, ...stage }) => stage)
  return canonicalHash({ ...state, stages })
}
