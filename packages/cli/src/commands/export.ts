// `commonwall export SOURCE --as tar|html|jsonl|proof|outbox`: a wall, or a part of it, as files to be carried.
//
// Everything is verified before it leaves. A bundle and the posts follow from what is held alone: whoever holds the
// same exports the same. Nothing is overwritten.

import { loadApp, writeNewFile } from '@commonwall/node'
import { encodeOutboxFiles } from '@commonwall/sync'
import { encodeTar, INDEX_HTML, isHex64, KIND, stringifyEvent, type VerifiedEvent } from '@commonwall/wall'
import { fillFile, mainOf } from '@commonwall/web/file'
import { Command, Option } from 'commander'
import { bundleFiles } from '../export/bundle-files.ts'
import { sealAll } from '../export/outbox.ts'
import { readInboxes } from '../post/inboxes.ts'
import { policyFor, provePost } from '../proof/prove.ts'
import { type LoadedWall, loadWall } from '../source/load-wall.ts'
import { openSource } from '../source/open-source.ts'
import { now } from '../terminal/arguments.ts'
import { CommandError, EXIT } from '../terminal/command-error.ts'
import { type JsonOption, say, withJson } from '../terminal/output.ts'
import { progress } from '../terminal/progress.ts'

type As = 'tar' | 'html' | 'jsonl' | 'proof' | 'outbox'

interface ExportOptions extends JsonOption {
  readonly as: As
  readonly out: string
  readonly id?: string
  readonly from?: string
  readonly to?: string
  readonly missingAt?: string
  readonly wall?: string
}

/** What is written, and what is said of it. */
interface Exported {
  readonly files: readonly (readonly [name: string, bytes: Uint8Array | string])[]
  readonly says: string
}

const KINDS: Readonly<Record<As, (loaded: LoadedWall, options: ExportOptions) => Promise<Exported>>> = {
  tar: exportTar,
  html: exportHtml,
  jsonl: exportEvents,
  proof: exportProof,
  outbox: exportOutbox,
}

export function exportCommand(): Command {
  return withJson(new Command('export'))
    .description('write a wall, or a part of it, into files that can be carried')
    .argument('<source>', 'address, folder, bundle, or page with a wall in it')
    .addOption(
      new Option(
        '--as <form>',
        'tar: a bundle, which unpacked is a mirror · html: one page with a bundle in it · jsonl: posts, one a line · proof: the place of one post, for other tools · outbox: posts that another place lacks, sealed',
      )
        .choices(Object.keys(KINDS))
        .default('tar'),
    )
    .requiredOption('--out <file>', 'file to write; never overwritten')
    .option('--id <id>', 'proof: the post')
    .option('--from <place>', 'jsonl: the first place of each log')
    .option('--to <place>', 'jsonl: the place after the last one')
    .option('--missing-at <source>', 'outbox: the place that lacks posts')
    .option('--wall <id>', 'the wall that it must be')
    .action(async (name: string, options: ExportOptions) => {
      const loaded = await loadWall(name, { wall: options.wall, now: now() })
      const { files, says } = await KINDS[options.as](loaded, options)
      for (const [file, bytes] of files) writeNewFile(file, bytes)
      const written = files.map(([file]) => file)
      say(options, { wall: loaded.wall, as: options.as, files: written }, [
        says,
        ...written.map((file) => `  ${file}`),
      ])
    })
}

async function exportTar(loaded: LoadedWall, { out }: ExportOptions): Promise<Exported> {
  const files = await bundleFiles(loaded)
  return {
    files: [[out, encodeTar(files)]],
    says: `A bundle of ${files.length} files; unpacked on any web server it is a mirror:`,
  }
}

async function exportHtml(loaded: LoadedWall, { out }: ExportOptions): Promise<Exported> {
  const files = await bundleFiles(loaded)
  const page = files.find(({ path }) => path === INDEX_HTML)
  const main = mainOf(new TextDecoder().decode(page?.bytes))
  const html = fillFile((await loadApp()).html, { main, bundle: encodeTar(files) })
  return {
    files: [[out, html]],
    says: 'One page: its newest threads are readable anywhere, and the whole wall is in it, with the program that reads it:',
  }
}

async function exportEvents(loaded: LoadedWall, { out, from, to }: ExportOptions): Promise<Exported> {
  const [first, end] = [placeIn('from', from, 0), placeIn('to', to, Number.MAX_SAFE_INTEGER)]
  const lines: string[] = []
  for (const { positions } of [...loaded.report.logs].sort((a, b) => (a.key < b.key ? -1 : 1)))
    for (const [id, place] of [...positions].sort(([, a], [, b]) => a - b)) {
      const event = loaded.report.events.get(id)
      if (place >= first && place < end && event) lines.push(`${stringifyEvent(event)}\n`)
    }
  return { files: [[out, lines.join('')]], says: `${lines.length} posts:` }
}

async function exportProof(
  { source, history, report }: LoadedWall,
  { out, id }: ExportOptions,
): Promise<Exported> {
  if (!isHex64(id))
    throw new CommandError('usage/id', 'id: expected the id of a post, 64 hex digits', EXIT.usage)
  const definition = history.current
  const proof = await provePost(id, { read: source.read, definition })
  if (proof === undefined)
    throw new CommandError('export/not-logged', `${id}: no log of this wall has this post yet`)
  const event = report.events.get(id)
  const { cosigned, of } = proof.witnessing
  return {
    files: [
      [out, proof.text],
      [`${out}.policy`, policyFor(definition, proof.log)],
      ...(event === undefined ? [] : [[`${out}.event.json`, `${stringifyEvent(event)}\n`] as const]),
    ],
    says: `Place ${proof.index} of ${proof.size}, ${cosigned} of ${of} witnesses; verifies offline with any C2SP tool:`,
  }
}

async function exportOutbox(loaded: LoadedWall, { out, missingAt }: ExportOptions): Promise<Exported> {
  if (missingAt === undefined)
    throw new CommandError('usage/missing-at', 'missing-at: expected the place that lacks posts', EXIT.usage)
  const other = await loadWall(missingAt, { wall: loaded.wall, now: now() })
  const events = missing(loaded, other)
  const { read } = await openSource(missingAt)
  const { current } = other.history
  const bar = progress('sealing')
  const lines: string[] = []
  const inboxes = await readInboxes(read, other.history, now())
  for await (const line of sealAll({ events, inboxes, pow: current.pow, now: now() })) {
    lines.push(line)
    bar.at(lines.length, events.length * inboxes.length)
  }
  bar.done()
  const files = encodeOutboxFiles(lines).map(
    (bytes, n) => [n === 0 ? out : `${out}.${n + 1}`, bytes] as const,
  )
  return { files, says: `${events.length} posts that ${missingAt} lacks, sealed:` }
}

/** Posts that one copy holds and another does not log, roots before what hangs under them. */
function missing({ report }: LoadedWall, other: LoadedWall): readonly VerifiedEvent[] {
  const there = new Set(other.report.logs.flatMap(({ positions }) => [...positions.keys()]))
  return [...report.events.values()]
    .filter(({ id, kind }) => !there.has(id) && kind !== KIND.definition && kind !== KIND.signature)
    .sort((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1))
}

function placeIn(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  if (!/^(0|[1-9]\d{0,14})$/.test(text))
    throw new CommandError('usage/place', `${name}: expected a whole number, got ${text}`, EXIT.usage)
  return Number(text)
}
