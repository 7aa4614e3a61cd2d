// `commonwall release`: what the makers of the program do, and what everybody can check: three keys, a note that two of
// them sign, and whether a program is the one of a note (docs/protocol/release.md).
//
// A private key never lies in the repository, and never on a machine that serves a wall.

import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { loadApp, readKeyFile, writeKeyFile, writeNewFile, writeOverFile } from '@commonwall/node'
import {
  formatVerifierKey,
  isKeyName,
  signerFromSeed,
  TYPE_ED25519,
  toHex,
  verifierKey,
} from '@commonwall/tlog'
import { parseReleaseKeys, RELEASE_KEYS, readRelease, signRelease } from '@commonwall/wall'
import { Command } from 'commander'
import { CommandError, EXIT } from '../terminal/command-error.ts'
import { type JsonOption, say, withJson } from '../terminal/output.ts'
import { readGiven } from '../terminal/read-given.ts'

export function releaseCommand(): Command {
  return new Command('release')
    .description('for the makers of the program: release keys, and the signed note of a release')
    .addCommand(keysCommand())
    .addCommand(signCommand())
    .addCommand(checkCommand())
}

function keysCommand(): Command {
  return withJson(new Command('keys'))
    .description('make the three release keys of a project; each belongs in other hands')
    .requiredOption('--name <name>', 'what the keys are called, such as example.org/release')
    .requiredOption('--out <folder>', 'a folder outside the repository, best on a stick')
    .action(({ name, out, ...options }: JsonOption & { name: string; out: string }) => {
      if (!isKeyName(name))
        throw new CommandError('usage/name', 'name: expected no spaces and no plus', EXIT.usage)
      mkdirSync(out, { recursive: true, mode: 0o700 })
      const vkeys: string[] = []
      for (let n = 1; n <= RELEASE_KEYS; n++) {
        const seed = randomBytes(32)
        writeKeyFile(join(out, `${n}.key`), seed)
        vkeys.push(vkeyOf(`${name}/${n}`, seed))
      }
      const file = join(out, 'release.keys')
      writeNewFile(file, `${vkeys.join('\n')}\n`)
      say(options, { keys: vkeys, file }, [
        `Three keys: ${[1, 2, 3].map((n) => join(out, `${n}.key`)).join(', ')} (mode 600). Give each into other hands.`,
        `Their public halves: ${file}. Commit it as packages/web/release.keys: builds take releases by it.`,
      ])
    })
}

interface SignOptions extends JsonOption {
  readonly key: string
  readonly keys: string
  readonly version: string
  readonly out: string
}

function signCommand(): Command {
  return withJson(new Command('sign'))
    .description(
      'build the app from this folder and sign it as a release, or sign what another holder signed',
    )
    .requiredOption('--key <file>', 'one of the three keys')
    .requiredOption('--keys <file>', 'their public halves', 'packages/web/release.keys')
    .requiredOption('--version <number>', 'greater than that of the release before')
    .option('--out <file>', 'the note: made, or signed as well', 'packages/web/release.note')
    .action(async ({ key, keys, version, out, ...options }: SignOptions) => {
      const seed = readKeyFile(key)
      const publicKey = toHex(signerFromSeed(seed).publicKey)
      const known = parseReleaseKeys(readGiven(keys).toString()).find((one) => toHex(one.key) === publicKey)
      if (known === undefined)
        throw new CommandError('release/key', `${key}: expected one of the keys in ${keys}, got another`)
      const { html } = await loadApp()
      const release = { version: Number(version), app: sha256(html), sources: hashSources() }
      const note = existsSync(out) ? readFileSync(out, 'utf8') : undefined
      const before = note?.includes(`\n${release.version}\n`) ? note : undefined
      const signed = await signRelease(release, { name: known.name, seed, ...(before && { note: before }) })
      writeOverFile(out, signed)
      say(options, { ...release, note: out }, [
        `Release ${release.version}, signed as ${known.name}: ${out}`,
        `  app.html ${release.app}`,
        `  sources  ${release.sources}`,
      ])
    })
}

function checkCommand(): Command {
  return withJson(new Command('check'))
    .description('say whether a program is the one that two of three release keys signed')
    .argument('<note>', 'release.note of a host')
    .argument('<app>', 'app.html of a host, or a wall saved as one file without its wall')
    .option('--keys <file>', 'public release keys', 'packages/web/release.keys')
    .action(async (noteFile: string, app: string, { keys, ...options }: JsonOption & { keys: string }) => {
      const release = await readRelease(
        readGiven(noteFile).toString(),
        parseReleaseKeys(readGiven(keys).toString()),
      )
      const got = sha256(readGiven(app).toString())
      if (got !== release.app)
        throw new CommandError(
          'release/another',
          `${basename(app)}: expected SHA-256 ${release.app} of release ${release.version}, got ${got}`,
        )
      say(options, release, [
        `${basename(app)} is release ${release.version}; its sources: ${release.sources}`,
      ])
    })
}

/** SHA-256 of the list that `sha256sum` makes of all files in git's index but the note itself, sorted by path. */
function hashSources(): string {
  const listed = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8', maxBuffer: 1 << 26 })
  const paths = listed.split('\0').filter((path) => path !== '' && path !== 'packages/web/release.note')
  const lines = paths
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map((path) => `${createHash('sha256').update(readFileSync(path)).digest('hex')}  ${path}\n`)
  return sha256(lines.join(''))
}

function vkeyOf(name: string, seed: Uint8Array): string {
  return formatVerifierKey(verifierKey(name, TYPE_ED25519, signerFromSeed(seed).publicKey))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
