// Trust as a text file (C2SP tlog-policy): which logs, which witnesses, and which of them are enough.
//
// Given as a string, so a file is decoded as UTF-8 before it comes here; names are compared as they stand,
// without any Unicode folding.

import { toHex } from './bytes.ts'
import { PolicyError } from './errors.ts'
import { parseVerifierKey, TYPE_ED25519, type VerifierKey } from './note-key.ts'

/** A log or a witness of a policy. */
export interface PolicyKey {
  readonly key: VerifierKey
  readonly url?: string
}

/** At least `threshold` of the members, which are witnesses or earlier groups. */
export interface PolicyGroup {
  readonly threshold: number
  readonly members: readonly string[]
}

/** A policy; witnesses and groups share one space of names. */
export interface Policy {
  readonly logs: readonly PolicyKey[]
  readonly witnesses: ReadonlyMap<string, PolicyKey>
  readonly groups: ReadonlyMap<string, PolicyGroup>
  /** The name of a witness or group, or `none`. */
  readonly quorum: string
}

/** The most logs, witnesses and groups that are read, and the longest text in UTF-16 units. */
export const MAX_POLICY_ITEMS = 1000
export const MAX_POLICY_LENGTH = 1_000_000

const NONE = 'none'

/**
 * How many of n equal witnesses make two quorums overlap in more than a third of them: ⌊2n/3⌋ + 1.
 * Of no witnesses, none are required.
 */
export function quorumOf(n: number): number {
  return n === 0 ? 0 : Math.floor((2 * n) / 3) + 1
}

/**
 * Reads a policy.
 * @throws PolicyError `too-large`, `bad-character`, `bad-line`, `bad-vkey`, `bad-key-type`, `duplicate-key`,
 *   `duplicate-name`, `unknown-name`, `reused-member`, `bad-threshold`, `quorum-count`
 */
export function parsePolicy(text: string): Policy {
  if (text.length > MAX_POLICY_LENGTH)
    throw new PolicyError('too-large', `policy: expected at most ${MAX_POLICY_LENGTH}, got ${text.length}`)
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text))
    throw new PolicyError('bad-character', 'policy: expected no control character but tab and newline')
  if (text !== '' && !text.endsWith('\n'))
    throw new PolicyError('bad-line', 'policy: expected a newline at the end of the last line')
  const reading = new PolicyReading()
  for (const line of text.split('\n')) {
    const items = line.split(/[ \t]+/).filter((item) => item !== '')
    if (items.length > 0 && !items[0]?.startsWith('#')) reading.take(items)
  }
  return reading.done()
}

/** True where the keys that cosigned (raw keys in hex) meet the quorum of the policy. */
export function hasQuorum(policy: Policy, cosigned: ReadonlySet<string>): boolean {
  const met = new Map<string, boolean>([[NONE, true]])
  for (const [name, { key }] of policy.witnesses) met.set(name, cosigned.has(toHex(key.key)))
  // Groups stand in the order of the file, so every member is decided before its group.
  for (const [name, { threshold, members }] of policy.groups)
    met.set(name, members.filter((member) => met.get(member)).length >= threshold)
  return met.get(policy.quorum) ?? false
}

/** A policy while its lines are read. */
class PolicyReading {
  readonly #logs: PolicyKey[] = []
  readonly #witnesses = new Map<string, PolicyKey>()
  readonly #groups = new Map<string, PolicyGroup>()
  readonly #members = new Set<string>()
  #quorum: string | undefined

  take([keyword = '', ...items]: readonly string[]): void {
    if (keyword === 'log' && (items.length === 1 || items.length === 2)) this.#log(items)
    else if (keyword === 'witness' && (items.length === 2 || items.length === 3)) this.#witness(items)
    else if (keyword === 'group' && items.length >= 3) this.#group(items)
    else if (keyword === 'quorum' && items.length === 1) this.#setQuorum(items)
    else
      throw new PolicyError(
        'bad-line',
        `policy: expected log, witness, group or quorum, got ${quote([keyword, ...items].join(' '))}`,
      )
    if (this.#logs.length + this.#witnesses.size + this.#groups.size > MAX_POLICY_ITEMS)
      throw new PolicyError(
        'too-large',
        `policy: expected at most ${MAX_POLICY_ITEMS} logs, witnesses and groups`,
      )
  }

  done(): Policy {
    if (this.#quorum === undefined)
      throw new PolicyError('quorum-count', 'quorum: expected exactly one line, got none')
    return { logs: this.#logs, witnesses: this.#witnesses, groups: this.#groups, quorum: this.#quorum }
  }

  #log([vkey = '', url]: readonly string[]): void {
    this.#logs.push(policyKey(vkey, url, this.#logs))
  }

  #witness([name = '', vkey = '', url]: readonly string[]): void {
    this.#checkNew(name)
    const witness = policyKey(vkey, url, [...this.#witnesses.values()])
    if (witness.key.type === TYPE_ED25519)
      throw new PolicyError(
        'bad-key-type',
        'vkey: expected a cosignature key, got one that signs plain notes',
      )
    this.#witnesses.set(name, witness)
  }

  #group([name = '', k = '', ...members]: readonly string[]): void {
    this.#checkNew(name)
    for (const member of members) {
      if (!this.#isDefined(member)) throw unknownName(member)
      if (this.#members.has(member))
        throw new PolicyError('reused-member', `group: expected each member once, got ${quote(member)} again`)
      this.#members.add(member)
    }
    const threshold =
      k === 'all' ? members.length : k === 'any' ? 1 : /^[1-9][0-9]{0,4}$/.test(k) ? Number(k) : 0
    if (threshold < 1 || threshold > members.length)
      throw new PolicyError(
        'bad-threshold',
        `group: expected all, any or 1 to ${members.length}, got ${quote(k)}`,
      )
    this.#groups.set(name, { threshold, members })
  }

  #setQuorum([name = '']: readonly string[]): void {
    if (this.#quorum !== undefined)
      throw new PolicyError('quorum-count', 'quorum: expected exactly one line, got another')
    if (name !== NONE && !this.#isDefined(name)) throw unknownName(name)
    this.#quorum = name
  }

  #isDefined(name: string): boolean {
    return this.#witnesses.has(name) || this.#groups.has(name)
  }

  #checkNew(name: string): void {
    if (name === NONE || this.#isDefined(name))
      throw new PolicyError('duplicate-name', `name: expected a new one, got ${quote(name)}`)
  }
}

function policyKey(vkey: string, url: string | undefined, others: readonly PolicyKey[]): PolicyKey {
  const key = readVkey(vkey)
  if (others.some((other) => toHex(other.key.key) === toHex(key.key)))
    throw new PolicyError(
      'duplicate-key',
      `vkey: expected each key once, got that of ${quote(key.name)} again`,
    )
  return url === undefined ? { key } : { key, url }
}

function readVkey(vkey: string): VerifierKey {
  try {
    return parseVerifierKey(vkey)
  } catch (error) {
    throw new PolicyError('bad-vkey', error instanceof Error ? error.message : String(error))
  }
}

function unknownName(name: string): PolicyError {
  return new PolicyError('unknown-name', `name: expected one defined on an earlier line, got ${quote(name)}`)
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 100))
}
