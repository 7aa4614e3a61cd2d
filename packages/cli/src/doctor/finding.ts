// What the doctor says of one thing that it looked at.

export interface Checked {
  /** What was looked at, in two or three words. */
  readonly about: string
  /** good; weak: works, and should be better; bad: does not work, or is dangerous; unknown: could not be looked at. */
  readonly state: 'good' | 'weak' | 'bad' | 'unknown'
  /** One sentence. */
  readonly says: string
}

/** Runs one look; what it throws is what is bad. */
export async function look(
  about: string,
  step: () => Promise<Checked | Omit<Checked, 'about'>>,
): Promise<Checked> {
  try {
    return { about, ...(await step()) }
  } catch (error) {
    return { about, state: 'bad', says: error instanceof Error ? error.message : String(error) }
  }
}
