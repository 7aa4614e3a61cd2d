// Fetches a part of the page edition with all that it stands on, then imports it.
//
// A browser remembers for the life of a page what it could not import, and asks no second time: on a line that is cut
// for a moment a screen would be lost until the page is loaded again. So each file is asked for as a preload first, and what
// could not be had is asked for anew. A preload is the import's own answer, also from a node, which lets browsers keep
// nothing (`no-store`). Where a browser does not match the two, as Firefox, or refuses the preload, it comes again. The build
// puts this in the place of every `import()`.

/** Milliseconds for one of them, on a slow line. */
const MOST = 120_000
/** Names of what is here, or was asked for by the page itself. */
const there = new Set<string>()
/** By file, who asked for it last: beside each other two would both come on a line that is mended. */
const asked = new Map<string, Promise<unknown>>()
let failures = 0
/** False where a browser does not say what was answered to a preload, as Chromium before 148: there the host is asked that beside it. */
const TELLS = 'contentType' in PerformanceResourceTiming.prototype

/** @param files beside this one: the part, then what it stands on. @throws TypeError where one cannot be had */
export async function fetchPart(...files: readonly string[]): Promise<unknown> {
  for (const { href } of document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]'))
    there.add(`.${href.slice(href.lastIndexOf('/'))}`)
  const ending = new AbortController()
  try {
    await Promise.all(files.map((file) => inTurn(file, ending.signal)))
  } finally {
    // What is still asked for where another failed would come beside the next try's own, on a line that is mended.
    ending.abort()
  }
  return import(/* @vite-ignore */ files[0] ?? '')
}

/** Asks once whoever asked before has it, or has ended without it. */
function inTurn(file: string, ending: AbortSignal): Promise<void> {
  const mine = Promise.allSettled([asked.get(file)]).then(() => fetchFile(file, ending))
  asked.set(file, mine)
  return mine
}

async function fetchFile(file: string, ending: AbortSignal): Promise<void> {
  if (there.has(file)) return
  const { href } = new URL(file, import.meta.url)
  const ask = async (method: string) => {
    const signal = AbortSignal.any([ending, AbortSignal.timeout(MOST)])
    const response = await fetch(href, { method, signal })
    if (!response.ok || !isScript(response.headers.get('content-type')))
      throw new TypeError(`${file}: expected it, got ${response.status}`)
    await response.arrayBuffer()
    return true
  }
  const [isHere, isTold] = await Promise.all([preload(href), TELLS || ask('HEAD').catch(() => false)])
  if (!isHere || !isTold) {
    // Chromium hands a preload that failed to whoever asks next: to a module of another name, not to the import.
    void askAhead('modulepreload', `${href}#${++failures}`)
    await ask('GET')
  }
  there.add(file)
}

interface Answered extends PerformanceResourceTiming {
  readonly contentType?: string
}

/** @returns whether it is here; what a host answers instead of it is a preload like any other */
async function preload(href: string): Promise<boolean> {
  const began = performance.now()
  const isHere = await askAhead('preload', href)
  const answers = performance.getEntriesByName(href) as Answered[]
  const latest = answers.filter(({ startTime }) => startTime >= began)
  return isHere && latest.every((one) => !(one.responseStatus >= 400) && isScript(one.contentType))
}

/** What a portal gives with its 200 is a page, and an import of it is remembered too. @param type undefined where a browser does not tell */
function isScript(type: string | null | undefined): boolean {
  return !/html|json|plain/.test(type ?? '')
}

function askAhead(rel: string, href: string): Promise<boolean> {
  const link = Object.assign(document.createElement('link'), {
    rel,
    href,
    as: 'script',
    crossOrigin: 'anonymous',
  })
  return new Promise<boolean>((resolve) => {
    link.onload = () => resolve(true)
    link.onerror = () => resolve(false)
    setTimeout(resolve, MOST, false)
    document.head.append(link)
  }).finally(() => link.remove())
}
