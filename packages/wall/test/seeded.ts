// Keys and random bytes that are the same in every run.

/** A secret key by a number from 1 to 255. */
export const secretOf = (seed: number): Uint8Array<ArrayBuffer> => new Uint8Array(32).fill(seed)

/** Answers with so many bytes as are asked for, and others each time. */
export function seededBytes(seed: number): (length: number) => Uint8Array<ArrayBuffer> {
  let state = seed >>> 0 || 1
  return (length) =>
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state >>> 24
    })
}
