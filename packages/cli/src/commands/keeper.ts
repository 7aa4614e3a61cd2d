// `commonwall keeper`: what keepers do, on machines that run no node: make a key, see what is in force and what
// waits, change the definition (`define`), sign what another keeper made (`define sign`).

import { randomBytes } from 'node:crypto'
import { readKeyFile, writeKeyFile } from '@commonwall/node'
import { auditDefinitions, decodeOutboxFile } from '@commonwall/sync'
import {
  fingerprint,
  type NostrEvent,
  openSealed,
  parseEventJson,
  publicKeyOf,
  SealError,
  type VerifiedEvent,
  verifyEvent,
} from '@commonwall/wall'
import { Command } from 'commander'
import { sendOpen } from '../import/send-lines.ts'
import { unreachable } from '../source/load-wall.ts'
import { openSource } from '../source/open-source.ts'
import { now } from '../terminal/arguments.ts'
import { CommandError, EXIT } from '../terminal/command-error.ts'
import { type JsonOption, say, withJson } from '../terminal/output.ts'
import { plainLine } from '../terminal/plain.ts'
import { readGiven } from '../terminal/read-given.ts'
import { defineCommand } from './define.ts'

export function keeperCommand(): Command {
  return new Command('keeper')
    .description('for keepers: keys, what is in force, and changing it together')
    .addCommand(keyCommand())
    .addCommand(showCommand())
    .addCommand(statusCommand())
    .addCommand(defineCommand())
    .addCommand(openCommand())
}

function keyCommand(): Command {
  return withJson(new Command('key'))
    .description('make a keeper’s key: a new file that only you can read')
    .argument('<file>', 'where to write it, best on a stick')
    .action((file: string, options: JsonOption) => {
      const secret = randomBytes(32)
      writeKeyFile(file, secret)
      const keeper = publicKeyOf(secret)
      say(options, { keeper, file }, [
        `Keeper ${keeper}`,
        `Its key: ${file} (mode 600). Copy it once, to another stick; keep both off the net.`,
      ])
    })
}

function showCommand(): Command {
  return withJson(new Command('show'))
    .description('say the public key of a keeper’s key, to be named in definitions')
    .argument('<file>', 'the key')
    .action((file: string, options: JsonOption) => {
      const keeper = publicKeyOf(readKeyFile(file))
      say(options, { keeper }, [keeper])
    })
}

function statusCommand(): Command {
  return withJson(new Command('status'))
    .description('what is in force at a wall, what waits, and who has signed')
    .argument('<source>', 'address, folder or file of the wall')
    .action(async (name: string, options: JsonOption) => {
      const { read } = await openSource(name)
      const { history, findings } = await auditDefinitions({
        read,
        now: now(),
        verify: async (events) => events.map((event) => verifyEvent(event) !== undefined),
      }).catch((error) => {
        throw unreachable(name, error)
      })
      if (history === undefined)
        throw new CommandError('source/wrong', `${name}: ${findings[0]?.path}: ${findings[0]?.problem}`)
      const { wall, current } = history
      const versions = history.versions.map(({ definition, state, why, boundAt, inForceAt, signatures }) => ({
        id: definition.id,
        version: definition.version,
        state,
        why,
        boundAt,
        inForceAt,
        signedBy: signatures.map(({ keeper }) => keeper),
      }))
      say(
        options,
        { wall, current: current.id, keepers: current.keepers, threshold: current.threshold, versions },
        [
          `Wall ${wall}`,
          `     ${fingerprint(wall, 'en').join(' ')}`,
          `     ${current.titles.map(({ text }) => plainLine(text)).join(' · ')}`,
          `Keepers: ${current.threshold} of ${current.keepers.length}`,
          ...current.keepers.map((keeper) => `  ${keeper}`),
          ...versions.flatMap(({ id, version, state, why, inForceAt, signedBy }) => [
            `Version ${version} ${id.slice(0, 16)}…: ${state}${why === undefined ? '' : ` (${why})`}${state === 'bound, waiting' && inForceAt !== undefined ? `, in force from ${date(inForceAt)} on` : ''}`,
            ...signedBy.map((keeper) => `  signed by ${keeper.slice(0, 16)}…`),
          ]),
        ],
      )
    })
}

/** Posts that were carried for a log that is gone are sealed to the keepers as well: any one of them can hand them on. */
function openCommand(): Command {
  return withJson(new Command('open'))
    .description('open carried outbox files with a keeper’s key, and hand the posts on to the wall’s logs')
    .argument('<file...>', 'outbox files')
    .requiredOption('--keeper-key <file>', 'file with the secret key of a keeper')
    .requiredOption('--to <address>', 'where the wall is now')
    .action(
      async (
        files: readonly string[],
        { keeperKey, to, ...options }: JsonOption & { keeperKey: string; to: string },
      ) => {
        const key = readKeyFile(keeperKey)
        const lines = files.flatMap((file) => decodeOutboxFile(readGiven(file)))
        const found = lines.map((line) => opened(parseEventJson(line), key))
        const newer = found.filter((one) => one === 'newer').length
        const events = found.flatMap((one) => (one === undefined || one === 'newer' ? [] : one))
        const results = events.length === 0 ? [] : await sendOpen(events, to)
        const taken = results.filter(({ refused }) => refused === undefined).length
        say(options, { lines: lines.length, opened: events.length, taken, newer }, [
          `${events.length + newer} of ${lines.length} lines are sealed to this keeper; ${taken} were taken at ${to}`,
          ...(newer === 0
            ? []
            : [`${newer} were sealed by a newer program: keep the files, and open them with one like it`]),
        ])
        if (events.length === 0 || newer > 0) process.exitCode = EXIT.wrong
      },
    )
}

/** The post in a line, if it is sealed to this key and truly signed; `newer`: sealed to it in a form that is not known here. */
function opened(line: NostrEvent, key: Uint8Array): VerifiedEvent | 'newer' | undefined {
  try {
    return verifyEvent(openSealed(line, key))
  } catch (error) {
    if (error instanceof SealError) return error.code === 'seal/newer' ? 'newer' : undefined
    throw error
  }
}

function date(second: number): string {
  return `${new Date(second * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
