// A file as a transport: a bundle, one in an HTML file, or an outbox file. It needs no network, and nobody sees
// that it is read.
//
// The file is looked through once and refused whole if it is not what it claims to be; then it is read in place.

import { embeddedBundle, inboxLineHash, LayoutError, MAX_INBOX_BYTES } from '@commonwall/wall'
import { type Card, parseCardText } from '../addresses/card.ts'
import { indexBundle } from './file/bundle-index.ts'
import { type AnyFile, HeldFile } from './file/held-file.ts'
import { inflateBundle } from './file/inflate-bundle.ts'
import { decodeOutboxFile, encodeOutboxFiles } from './file/outbox-file.ts'
import { SNIFFED, sniffFile } from './file/sniff.ts'
import { pathLimit } from './path-limit.ts'
import type { Transport } from './transport.ts'
import { TransportError } from './transport-error.ts'

/** A file that was opened: a wall to read, lines to hand on, the text of a proof, or a card. */
export type OpenedFile =
  | { readonly kind: 'wall'; readonly transport: Transport; readonly paths: readonly string[] }
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'proof'; readonly text: string }
  | { readonly kind: 'card'; readonly card: Card }

/** Longest HTML file that is taken into memory, and longest proof. */
const MAX_HTML = 256 * 1024 * 1024
const MAX_PROOF = 1_000_000

/**
 * Opens a file that somebody handed over, whatever it is called.
 * @param name what the reader knows it by
 * @param given its bytes, where the browser does not let whoever reads them read a Blob
 * @throws TransportError `malformed`, `too-long`: it is not, or not wholly, what it claims to be; AddressError for a card
 */
export async function openFile(
  name: string,
  given: Blob | Uint8Array<ArrayBuffer>,
  signal?: AbortSignal,
): Promise<OpenedFile> {
  const file = given instanceof Uint8Array ? new HeldFile(given) : given
  switch (sniffFile(await bytesOf(file.slice(0, SNIFFED)))) {
    case 'bundle':
      return openBundle(name, file, signal)
    case 'html': {
      if (file.size > MAX_HTML) throw tooLong('HTML file', MAX_HTML, file.size)
      const bundle = bundleIn(await file.text())
      return openBundle(name, file instanceof HeldFile ? new HeldFile(bundle) : new Blob([bundle]), signal)
    }
    case 'lines':
      if (file.size > MAX_INBOX_BYTES) throw tooLong('outbox file', MAX_INBOX_BYTES, file.size)
      return { kind: 'lines', lines: decodeOutboxFile(await bytesOf(file)) }
    case 'proof':
      if (file.size > MAX_PROOF) throw tooLong('proof', MAX_PROOF, file.size)
      return { kind: 'proof', text: await file.text() }
    case 'card':
      return { kind: 'card', card: parseCardText(await file.text()) }
    case undefined:
      throw new TransportError(
        'transport/malformed',
        'file: expected a bundle, posts, a proof or a card, got something else',
      )
  }
}

function bundleIn(html: string): Uint8Array<ArrayBuffer> {
  try {
    const bundle = embeddedBundle(html)
    if (bundle === undefined) throw new LayoutError('HTML file', 'a wall inside', undefined)
    return bundle as Uint8Array<ArrayBuffer>
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error
    throw new TransportError('transport/malformed', error.message, { cause: error })
  }
}

async function openBundle(name: string, file: AnyFile, signal?: AbortSignal): Promise<OpenedFile> {
  const { paths, read } = await indexBundle(await inflateBundle(file), signal)
  const transport: Transport = {
    kind: 'file',
    address: name,
    async read(path, aborting) {
      aborting?.throwIfAborted()
      pathLimit(path)
      return read(path)
    },
    async close() {},
  }
  return { kind: 'wall', transport, paths }
}

/**
 * A transport that only carries out: lines become outbox files, which `save` hands to the reader. That they are
 * taken says no more than that they are in a file.
 */
export function outboxFileTransport(
  name: string,
  save: (file: Uint8Array<ArrayBuffer>) => Promise<void>,
): Transport {
  return {
    kind: 'file',
    address: name,
    async post(_log, lines, signal) {
      for (const file of encodeOutboxFiles(lines)) {
        signal?.throwIfAborted()
        await save(file)
      }
      return lines.map((line) => ({ hash: inboxLineHash(line), refused: undefined }))
    },
    async close() {},
  }
}

async function bytesOf(blob: AnyFile): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer())
}

function tooLong(what: string, most: number, got: number): TransportError {
  return new TransportError('transport/too-long', `${what}: expected at most ${most} bytes, got ${got}`)
}
