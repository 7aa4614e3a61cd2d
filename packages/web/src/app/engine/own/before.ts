// What is answered for the second part while it has not come: nothing is open in it, and nobody has anything of their own.
// That is true of a tab that has just opened, and it is no reason to wait for a host.

import { isThere } from '../keep/there.ts'
import type { OwnCalls } from './calls.ts'

export type CallsBefore = Pick<OwnCalls, 'lock' | 'mine' | 'names' | 'diesWithTab' | 'saving' | 'stay'>

export const BEFORE: CallsBefore = {
  async lock() {},
  mine: async () => [],
  names: async () => [],
  diesWithTab: async () => undefined,
  saving: async () => ({ there: await isThere(), open: false }),
  async stay() {},
}
