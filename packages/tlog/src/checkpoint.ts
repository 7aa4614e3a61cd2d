// The text of a checkpoint (C2SP tlog-checkpoint): which log, how many leaves, which root.

import { fromBase64, toBase64 } from './bytes.ts'
import { fromDecimal, isCount } from './decimal.ts'
import { CheckpointError } from './errors.ts'
import { HASH_BYTES } from './hash.ts'

/** What a log says of itself at one size. */
export interface Checkpoint {
  /** The identity of the log, the first line. */
  readonly origin: string
  /** Leaves. */
  readonly size: number
  /** Root hash, 32 bytes. */
  readonly root: Uint8Array
  /** Further lines, opaque; honest logs have none. */
  readonly extensions: readonly string[]
}

/**
 * Reads the text of a checkpoint, that is a note without its empty line and signatures.
 * @throws CheckpointError `bad-text`, `bad-origin`, `bad-size`, `bad-root`, `bad-extension`
 */
export function parseCheckpoint(text: string): Checkpoint {
  if (!text.endsWith('\n')) throw new CheckpointError('bad-text', 'checkpoint: expected a newline at the end')
  const [origin = '', sizeLine = '', rootLine = '', ...extensions] = text.slice(0, -1).split('\n')
  if (origin === '') throw new CheckpointError('bad-origin', 'origin: expected a line, got an empty one')
  const size = fromDecimal(sizeLine)
  if (size === undefined)
    throw new CheckpointError('bad-size', `size: expected a decimal below 2^53, got ${quote(sizeLine)}`)
  const root = fromBase64(rootLine)
  if (root?.length !== HASH_BYTES)
    throw new CheckpointError(
      'bad-root',
      `root: expected ${HASH_BYTES} bytes in base64, got ${quote(rootLine)}`,
    )
  if (extensions.includes(''))
    throw new CheckpointError('bad-extension', 'extension: expected a line, got an empty one')
  return { origin, size, root, extensions }
}

/** Writes the text of a checkpoint. @throws CheckpointError as `parseCheckpoint`, where it would not read back */
export function formatCheckpoint(checkpoint: Omit<Checkpoint, 'extensions'> & Partial<Checkpoint>): string {
  const { origin, size, root, extensions = [] } = checkpoint
  if (origin.includes('\n')) throw new CheckpointError('bad-origin', 'origin: expected one line')
  if (!isCount(size)) throw new CheckpointError('bad-size', `size: expected 0 to 2^53 − 1, got ${size}`)
  const text = `${[origin, size, toBase64(root), ...extensions].join('\n')}\n`
  parseCheckpoint(text)
  return text
}

function quote(line: string): string {
  return JSON.stringify(line.slice(0, 100))
}
