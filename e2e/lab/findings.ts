// What is tried beside the matrix, for the report: hidden addresses, and a browser's first packets.

import type { Finding } from '@commonwall/lab'
import { whyNoBrowser } from '../browser.ts'
import { bridgeFinding, tryBridge } from './bridge.ts'
import { catchQuic, quicFinding } from './quic.ts'

/** As many as the promise names (THREAT-MODEL.md). */
const KNOCKS = 10_000
const QUIC_VISITS = 8

export async function findingsOf(seed: string): Promise<readonly Finding[]> {
  const bridge = bridgeFinding(await tryBridge(KNOCKS, `knock-${seed}`))
  return whyNoBrowser() === undefined ? [bridge, quicFinding(await catchQuic(QUIC_VISITS))] : [bridge]
}
