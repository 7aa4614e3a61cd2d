// Of what came anew, what is the same as before is the same value: so that whatever shows it stands. While older entries
// are read pages come anew each moment, and most of each was there.
//
// It takes data as it comes from an engine: objects, lists, plain values; of anything else a new one is another.

/** The new value, with every part of it that equals its counterpart given as that one. @param before of any shape */
export function keepSame<T>(before: unknown, now: T): T {
  if (Object.is(before, now) || !isData(before) || !isData(now)) return now
  if (Array.isArray(before) !== Array.isArray(now)) return now
  const kept = Array.isArray(now)
    ? keepInList(before as unknown as readonly unknown[], now)
    : Object.fromEntries(Object.entries(now).map(([name, value]) => [name, keepSame(before[name], value)]))
  const names = Object.keys(kept)
  const isSame =
    names.length === Object.keys(before).length &&
    names.every((name) => name in before && Object.is(before[name], (kept as Data)[name]))
  return (isSame ? before : kept) as T
}

/** In a list each keeps what stood at its place, or, where others came before it, what had its name. */
function keepInList(before: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  const named = new Map(before.map((one) => [nameOf(one), one]))
  return now.map((one, at) => {
    const name = nameOf(one)
    return keepSame(name === nameOf(before[at]) ? before[at] : named.get(name), one)
  })
}

/** What a post or a thread is called by; undefined for what has no name. */
function nameOf(one: unknown): unknown {
  return isData(one) ? (one.id ?? one.root ?? one.path) : undefined
}

type Data = Readonly<Record<string, unknown>>

function isData(value: unknown): value is Data {
  if (typeof value !== 'object' || value === null) return false
  const made = Object.getPrototypeOf(value)
  return made === Object.prototype || made === Array.prototype
}
