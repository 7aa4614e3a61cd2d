// What a source was caught at: said with its address, the path and the difference, so that a reader knows which of
// several addresses not to trust, and why.
//
// Each is something that an honest, up-to-date copy would not have given. None of it changes what is held.

import type { TransportErrorCode } from '../transports/transport-error.ts'

/**
 * `wall/another`: founded by another definition, perhaps under the same name. `definition/forged`: signed by nobody who
 * may. `definition/older`: lacks a definition that is in force. `log/two-histories`: signed a history that contradicts the
 * one held, proven by evidence. `log/behind`: an older checkpoint than another source has. `log/tree`: tiles that do not
 * lead to the signed root. `post/altered`: a body that is not the one whose id was logged. `post/moved`: logged ids in
 * another order. `post/unsigned`: a body with a signature that is not its author's. `post/withheld`: a place without body
 * and without reason. `file/missing`: a file that its own checkpoint says it has. `file/malformed`: bytes that are not
 * what the path says. `unreachable`: could not be asked, or was cut.
 */
export type CaughtCode =
  | 'wall/another'
  | 'definition/forged'
  | 'definition/older'
  | 'log/two-histories'
  | 'log/behind'
  | 'log/tree'
  | 'post/altered'
  | 'post/moved'
  | 'post/unsigned'
  | 'post/withheld'
  | 'file/missing'
  | 'file/malformed'
  | 'unreachable'

export interface Caught {
  readonly code: CaughtCode
  /** The source, as the reader knows it. */
  readonly address: string
  /** Path below the wall's prefix. */
  readonly path: string
  /** What is wrong: expectation and got. */
  readonly problem: string
  /** Of one that could not be asked: how that showed; undefined if it was left alone, or nobody knows. */
  readonly trouble?: TransportErrorCode | undefined
}

/** The same for the same deed, however the line failed. */
export function deedOf({ code, address, path, problem }: Caught): string {
  return `${code} ${address} ${path} ${problem}`
}
