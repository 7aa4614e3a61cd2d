// Why an address or a card is not taken. The message may hold an address, so it is shown and never logged.

import { show } from '@commonwall/wall'

export type AddressErrorCode = 'address/invalid' | 'address/foreign' | 'address/unsigned' | 'address/ended'

/**
 * `invalid`: not in form. `foreign`: of another wall. `unsigned`: no log of the wall signed it. `ended`: its time is
 * over.
 */
export class AddressError extends Error {
  override readonly name = 'AddressError'
  readonly code: AddressErrorCode

  constructor(field: string, expected: unknown, got: unknown, code: AddressErrorCode = 'address/invalid') {
    super(`${field}: expected ${expected}, got ${show(got)}`)
    this.code = code
  }
}
