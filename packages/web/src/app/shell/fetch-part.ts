// Loads a part of the page edition with all that it stands on, then imports it.
//
// A browser remembers for the life of a page what it could not import, and asks no second time: on a line that is cut
// for a moment a screen would be lost until the page is loaded again. So each file is had first. It is preloaded, and
// Chromium's import takes that, also where no browser is to keep it (`no-store`); Firefox asks for it a second time. It also
// remembers what it could not preload: after that a file is fetched instead. The build puts this in the place of every
// `import()`.

/** Milliseconds for one of them, on a slow line. */
const MOST = 120_000
/** Names of what is here, or was asked for by the page itself. */
const there = new Set<string>()
let get = preload

/** @param files beside this one: the part, then what it stands on. @throws TypeError where one cannot be had */
export async function fetchPart(...files: readonly string[]): Promise<unknown> {
  for (const { href } of document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]'))
    there.add(`.${href.slice(href.lastIndexOf('/'))}`)
  await Promise.all(
    files.map(async (file) => {
      if (there.has(file)) return
      await get(new URL(file, import.meta.url).href)
      there.add(file)
    }),
  )
  return import(/* @vite-ignore */ files[0] ?? '')
}

function preload(href: string): Promise<void> {
  // As a module asks for it: what was asked for otherwise is not what it takes.
  const link = Object.assign(document.createElement('link'), {
    ...{ rel: 'preload', as: 'script', crossOrigin: 'anonymous', href },
  })
  const loaded = new Promise<void>((resolve, reject) => {
    const fail = () => {
      get = fetchWhole
      reject(new TypeError(`${href}: expected it, got none`))
    }
    const timer = setTimeout(fail, MOST)
    link.onerror = fail
    link.onload = () => {
      clearTimeout(timer)
      resolve()
    }
  })
  document.head.append(link)
  return loaded
}

async function fetchWhole(href: string): Promise<void> {
  const response = await fetch(href, { signal: AbortSignal.timeout(MOST) })
  if (!response.ok) throw new TypeError(`${href}: expected it, got ${response.status}`)
  await response.arrayBuffer()
}
