// Why a post could not leave: a code for the app's words in every language, and the English sentence.

export type TroubleCode =
  /** Nobody could be asked, or nobody answered. */
  | 'trouble/unreachable'
  /** No address has told a key to seal to. */
  | 'trouble/no-inbox'
  /** The key that is known has ended by this device's clock. */
  | 'trouble/inbox-ended'
  /** This device's clock is behind what witnesses signed. */
  | 'trouble/clock-behind'
  /** Who took the lines refused this one; it says why. */
  | 'trouble/refused'
  /** No inbox opens it: it cannot be sealed. */
  | 'trouble/unsealable'

export interface Trouble {
  readonly code: TroubleCode
  /** What the refusal says, or what is known of the time; never an address. */
  readonly detail: string
}

const CODES: readonly unknown[] = [
  'trouble/unreachable',
  'trouble/no-inbox',
  'trouble/inbox-ended',
  'trouble/clock-behind',
  'trouble/refused',
  'trouble/unsealable',
]

export function isTrouble(value: unknown): value is Trouble {
  const { code, detail } = (value ?? {}) as Record<string, unknown>
  return CODES.includes(code) && typeof detail === 'string'
}

/** The trouble in one English sentence; the post itself is safe in each of them. */
export function describeTrouble({ code, detail }: Trouble): string {
  switch (code) {
    case 'trouble/unreachable':
      return `No address could be reached (${detail}). It is tried again by itself.`
    case 'trouble/no-inbox':
      return 'No address has said yet how to seal posts for this wall. Catch up with the wall first.'
    case 'trouble/inbox-ended':
      return `The key to seal with ended on ${detail} by this device's clock. Catch up with the wall; if that does not help, look whether the clock is right.`
    case 'trouble/clock-behind':
      return `This device's clock is behind: the wall was witnessed on ${detail}. Set the clock.`
    case 'trouble/refused':
      return `The wall refused it: ${detail}`
    case 'trouble/unsealable':
      return `It cannot be sealed: ${detail}`
  }
}
