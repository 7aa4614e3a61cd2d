// Fetches a part of the page edition with all that it stands on, then imports it.
//
// A browser remembers for the life of a page what it could not import, and asks no second time: on a line that is cut
// for a moment a screen would be lost until the page is loaded again. What cannot be fetched is asked for anew. Where a
// host lets browsers keep its scripts, the import finds what was fetched; from a node, which does not (`no-store`), it comes
// a second time. The build puts this in the place of every `import()`.

/** Milliseconds for one of them, on a slow line. */
const MOST = 120_000
/** Names of what is here, or was asked for by the page itself. */
const there = new Set<string>()

/** @param files beside this one: the part, then what it stands on. @throws TypeError where one cannot be had */
export async function fetchPart(...files: readonly string[]): Promise<unknown> {
  for (const { href } of document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]'))
    there.add(`.${href.slice(href.lastIndexOf('/'))}`)
  await Promise.all(files.map(fetchFile))
  return import(/* @vite-ignore */ files[0] ?? '')
}

async function fetchFile(file: string): Promise<void> {
  if (there.has(file)) return
  const response = await fetch(new URL(file, import.meta.url), { signal: AbortSignal.timeout(MOST) })
  if (!response.ok) throw new TypeError(`${file}: expected it, got ${response.status}`)
  await response.arrayBuffer()
  there.add(file)
}
