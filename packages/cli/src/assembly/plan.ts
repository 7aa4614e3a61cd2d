// The plan of an assembly: a JSON file that people can write, with the usual numbers where it says nothing.

import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ConstitutionFields, Group, Span } from '@commonwall/assembly'
import { CommandError } from '../terminal/command-error.ts'
import { readRollFile } from './joining/files.ts'

/** A passage: a text that is a post already, or one to be published now. */
export interface PlannedPassage {
  readonly slug: string
  readonly text?: string
  readonly words?: string
}

export interface Plan {
  /** Thread in which it is talked over; without one, a thread of this title is begun. */
  readonly subject?: string
  readonly title?: string
  readonly board?: string
  readonly passages: readonly PlannedPassage[]
  readonly groups: readonly Group[]
  /** Raw keys; default: the default logs of the wall. */
  readonly logs?: readonly string[]
  readonly numbers: Pick<
    ConstitutionFields,
    'rule' | 'bridgePeople' | 'bridgeRounds' | 'sponsorGroups' | 'silence'
  >
  readonly issuance: Span
  readonly rounds: readonly Span[]
  readonly whole: Span
}

const USUAL = { ratio: 2, least: 3, part: 5, red: 4 }
const SILENCE = 72 * 3600

/** Reads a plan; what a constitution may hold, its own parser says. @throws CommandError naming the member */
export function readPlan(path: string): Plan {
  const plan = objectOf(parsed(path), 'plan')
  const bridge = objectOf(plan.bridge ?? {}, 'bridge')
  const passages = listOf(plan.passages, 'passages').map((one): PlannedPassage => {
    const { slug, text, words } = objectOf(one, 'passages')
    return { slug: textOf(slug, 'slug'), ...optional('text', text), ...optional('words', words) }
  })
  return {
    ...optional('subject', plan.subject),
    ...optional('title', plan.title),
    ...optional('board', plan.board),
    passages,
    groups: listOf(plan.groups, 'groups').map((one) => groupOf(one, dirname(path))),
    ...(plan.logs === undefined ? {} : { logs: listOf(plan.logs, 'logs').map((key) => textOf(key, 'logs')) }),
    numbers: {
      rule: { ...USUAL, ...(objectOf(plan.rule ?? {}, 'rule') as Partial<typeof USUAL>) },
      bridgePeople: numberOf(bridge.people ?? 30, 'bridge.people'),
      bridgeRounds: numberOf(bridge.rounds ?? 1, 'bridge.rounds'),
      sponsorGroups: numberOf(plan.sponsors ?? 2, 'sponsors'),
      silence: numberOf(plan.silence ?? SILENCE, 'silence'),
    },
    issuance: spanOf(plan.issuance, 'issuance'),
    rounds: listOf(plan.rounds, 'rounds').map((one) => spanOf(one, 'rounds')),
    whole: spanOf(plan.whole, 'whole'),
  }
}

/** `roll` is the public part of a roll, `issuers` what `issuer-key` wrote: files beside the plan. */
function groupOf(value: unknown, folder: string): Group {
  const { roll: rollFile, issuers } = objectOf(value, 'groups')
  const { group, size, root } = readRollFile(join(folder, textOf(rollFile, 'roll')))
  return {
    ...{ slug: group, roll: size, rollRoot: root },
    issuers: listOf(issuers, 'issuers').map((file) => {
      const { pubkey, modulus } = objectOf(parsed(join(folder, textOf(file, 'issuers'))), 'issuer')
      return { pubkey: textOf(pubkey, 'pubkey'), modulus: textOf(modulus, 'modulus') }
    }),
  }
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new CommandError(
      'assembly/plan',
      `${path}: expected a plan in JSON: ${error instanceof Error ? error.message : error}`,
    )
  }
}

function wrong(field: string, expected: string, got: unknown): never {
  throw new CommandError('assembly/plan', `${field}: expected ${expected}, got ${JSON.stringify(got)}`)
}

function objectOf(value: unknown, field: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) wrong(field, 'an object', value)
  return value as Record<string, unknown>
}

function listOf(value: unknown, field: string): readonly unknown[] {
  return Array.isArray(value) ? value : wrong(field, 'a list', value)
}

function textOf(value: unknown, field: string): string {
  return typeof value === 'string' ? value : wrong(field, 'a text', value)
}

function numberOf(value: unknown, field: string): number {
  return Number.isSafeInteger(value) ? (value as number) : wrong(field, 'a whole number', value)
}

function optional<K extends string>(name: K, value: unknown): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [name]: textOf(value, name) } as Partial<Record<K, string>>)
}

/** Two moments: unix seconds, or dates that say their zone, such as 2026-12-01T00:00Z. */
function spanOf(value: unknown, field: string): Span {
  const [from, until] = listOf(value, field)
  return { from: momentOf(from, field), until: momentOf(until, field) }
}

function momentOf(value: unknown, field: string): number {
  if (typeof value === 'number') return numberOf(value, field)
  const text = textOf(value, field)
  const time = /(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) / 1000 : Number.NaN
  return Number.isSafeInteger(time)
    ? time
    : wrong(field, 'unix seconds, or a date such as 2026-12-01T00:00Z', value)
}
