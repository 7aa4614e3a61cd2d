// Transparency logs in TypeScript: the C2SP formats, whole, for Node and browsers.
//
// A log is a list that can only grow. It hashes its entries into a tree, and signs the root together with the
// size: a checkpoint. From then on nobody can take an entry out or change one unseen, for whoever kept an
// older checkpoint can ask for a proof that the new tree begins with the old. Witnesses do exactly this for
// everybody, and put their signature and the time under the checkpoint; so two readers who see the same
// quorum of witnesses see the same list. What a log cannot do is promise to take an entry in.
//
// Read in this order:
//   hash, merkle, verify-merkle, compact-range   the tree and its proofs (RFC 6962, RFC 9162)
//   tile-path, tile-builder, tile-reader, entries   the tree as static files (tlog-tiles)
//   note-key, note, open-note, ed25519   texts with signatures (signed-note)
//   checkpoint, cosignature, open-checkpoint   what logs and witnesses sign (tlog-checkpoint, tlog-cosignature)
//   add-checkpoint   what they say to each other (tlog-witness)
//   proof, policy, open-by-policy   what a verifier holds in hand (tlog-proof, tlog-policy)
//
// Everything is a function of its arguments: no network, no clock, no randomness, no storage. Sizes and indices
// are numbers below 2^53, times unix seconds, hashes and keys Uint8Arrays. What is refused is thrown.

export * from './add-checkpoint.ts'
export { concatBytes, equalBytes, fromBase64, fromHex, fromUtf8, toBase64, toHex, utf8 } from './bytes.ts'
export * from './checkpoint.ts'
export * from './compact-range.ts'
export * from './cosignature.ts'
export * from './ed25519.ts'
export * from './entries.ts'
export * from './errors.ts'
export * from './hash.ts'
export * from './memory-tree.ts'
export * from './merkle.ts'
export * from './note.ts'
export * from './note-key.ts'
export * from './open-by-policy.ts'
export * from './open-checkpoint.ts'
export * from './open-note.ts'
export * from './policy.ts'
export * from './proof.ts'
export * from './tile-builder.ts'
export type { ReadTile } from './tile-edge.ts'
export * from './tile-path.ts'
export * from './tile-reader.ts'
export * from './verify-merkle.ts'
