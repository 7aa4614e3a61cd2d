// The note of an anchor as it may be shown to others: the lines of known keys alone, in one order.
//
// Beside them whoever served it may have put what it liked, another line for each reader, by which it would be known who
// shows it. A copy keeps such lines, since a key may become known later.

import { formatNote, parseNote, TYPE_COSIGNATURE, TYPE_ED25519, verifierKey } from '@commonwall/tlog'
import { hexToBytes } from '@noble/hashes/utils.js'
import type { Definition } from '../definition/definition.ts'
import { logOrigin } from '../definition/log-name.ts'
import type { Anchor } from './anchor.ts'

export function noteToShow(
  { note, log }: Anchor,
  { wall, witnesses }: Pick<Definition, 'wall' | 'witnesses'>,
): string {
  const { text, signatures } = parseNote(note)
  const own = { name: logOrigin(wall, log), key: log }
  const known = [own, own, ...witnesses].flatMap(({ name, key }, at) => {
    const { keyId } = verifierKey(name, at ? TYPE_COSIGNATURE : TYPE_ED25519, hexToBytes(key))
    return signatures.filter((line) => line.name === name && line.keyId === keyId)
  })
  return formatNote({ text, signatures: known })
}
