// Paths of the pages, read as routes. In the app they stand in memory only; `w/` is a root that has no number yet.

export type Route =
  | { readonly screen: 'front'; readonly page: number }
  | { readonly screen: 'board'; readonly board: number; readonly page: number }
  | { readonly screen: 'place'; readonly place: number; readonly page: number }
  | { readonly screen: 'root'; readonly root: string; readonly page: number }
  | { readonly screen: 'history'; readonly place: number; readonly version: number }
  | { readonly screen: 'log' | 'moderation'; readonly page: number }
  | { readonly screen: 'search' | 'about' }

/** What a path leads to, or undefined. */
export function parseRoute(path: string): Route | undefined {
  const [name = '', ...rest] = path.split('/')
  if (name === 'w') {
    const [root = '', page] = rest
    return { screen: 'root', root, page: number(page) ?? 1 }
  }
  const [first, second] = rest.map(number)
  if (rest.length > 2 || rest.some((_, i) => number(rest[i]) === undefined)) return undefined
  switch (name) {
    case '':
      return { screen: 'front', page: 1 }
    case 'f':
      return { screen: 'front', page: first ?? 1 }
    case 'b':
      return first === undefined ? undefined : { screen: 'board', board: first, page: second ?? 1 }
    case 't':
      return first === undefined ? undefined : { screen: 'place', place: first, page: second ?? 1 }
    case 'v':
      if (first === undefined || second === undefined) return undefined
      return { screen: 'history', place: first, version: second }
    case 'l':
      return { screen: 'log', page: first ?? 1 }
    case 'g':
      return { screen: 'moderation', page: first ?? 1 }
    case 's':
      return { screen: 'search' }
    case 'a':
      return { screen: 'about' }
    default:
      return undefined
  }
}

function number(text: string | undefined): number | undefined {
  return text !== undefined && /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : undefined
}
