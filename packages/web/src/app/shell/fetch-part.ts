// Imports a part of the page edition once all that it stands on can be had.
//
// A browser remembers for the life of a page what it could not import, and asks no second time: on a line that is cut
// for a moment a screen would be lost until the page is loaded again. So each file is asked for by its head first, and what
// cannot be had is asked for anew. Fetched whole first it would come twice: a browser is to keep no script of ours
// (`no-store`), so an import finds nothing of it. The build puts this in the place of every `import()`.

/** Milliseconds for one answer, on a slow line. */
const MOST = 60_000
/** Names of what is here, or was asked for by the page itself. */
const there = new Set<string>()

/** @param files beside this one: the part, then what it stands on. @throws TypeError where one cannot be had */
export async function fetchPart(...files: readonly string[]): Promise<unknown> {
  for (const { href } of document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]'))
    there.add(`.${href.slice(href.lastIndexOf('/'))}`)
  await Promise.all(files.map(findFile))
  return import(/* @vite-ignore */ files[0] ?? '')
}

async function findFile(file: string): Promise<void> {
  if (there.has(file)) return
  const signal = AbortSignal.timeout(MOST)
  const response = await fetch(new URL(file, import.meta.url), { method: 'HEAD', signal })
  if (!response.ok) throw new TypeError(`${file}: expected it, got ${response.status}`)
  there.add(file)
}
