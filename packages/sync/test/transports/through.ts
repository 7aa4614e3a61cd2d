// Through what a rig's connections go, and by which name the machine is known there.

import type { Dialer } from '../../src/dial/dialer.ts'

export interface Through {
  readonly dialer: Dialer
  readonly host: string
}
