// What takes too long is waited for no more; it goes on.

/** Until it has ended, in whatever way, so many milliseconds at most. */
export async function within(milliseconds: number, step: unknown): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, milliseconds))
  await Promise.race([Promise.allSettled([step]), late])
}
