// `commonwall read SOURCE`: the front, a board, a thread or what a search finds, as text, from an address, a folder,
// a bundle or a page. The whole wall is read and verified first, so that nobody learns what was looked for.

import { termsOf } from '@commonwall/node/store'
import {
  fingerprint,
  holdsPhrases,
  queryTerms,
  type ThreadView,
  type VerifiedEvent,
  type WallView,
  WORD_KINDS,
} from '@commonwall/wall'
import { Command } from 'commander'
import { callingNames, tellingNames } from '../read/named.ts'
import { boardLines, foundLines, frontLines, headLines, threadLines } from '../read/text.ts'
import { type LoadedWall, loadWall, seen } from '../source/load-wall.ts'
import { now } from '../terminal/arguments.ts'
import { CommandError } from '../terminal/command-error.ts'
import { type JsonOption, say, withJson } from '../terminal/output.ts'

interface ReadOptions extends JsonOption {
  readonly board?: string
  readonly thread?: string
  readonly search?: string
  readonly unfold?: boolean
  readonly wall?: string
}

const MOST_FOUND = 100

export function readCommand(): Command {
  return withJson(new Command('read'))
    .description('read a wall as text, verified')
    .argument('<source>', 'address, folder, bundle, or page with a wall in it')
    .option('--board <slug>', 'all threads of a board')
    .option('--thread <id>', 'one thread or article, by the id (or its beginning) of any of its posts')
    .option('--search <text>', 'posts that hold these words')
    .option('--unfold', 'show folded posts as well')
    .option('--wall <id>', 'the wall that it must be')
    .action(async (name: string, options: ReadOptions) => {
      const loaded = await loadWall(name, { wall: options.wall, now: now() })
      const view = seen(loaded)
      const { value, lines } = chosen(loaded, view, options)
      say(options, { wall: loaded.wall, ...value }, [
        ...headLines(loaded, fingerprint(loaded.wall, 'en')),
        ...lines,
      ])
    })
}

function chosen(loaded: LoadedWall, view: WallView, { board, thread, search, unfold = false }: ReadOptions) {
  const called = callingNames(loaded, view)
  const tell = tellingNames(loaded, called)
  if (thread !== undefined) {
    const found = threadNamed(view, thread)
    const { root, posts } = found.thread
    const shown = [root, ...posts].map(({ id, floor, parent, event, gone }) => {
      const fold = found.folds.get(id)
      const hidden = gone || (fold !== undefined && !unfold)
      return { id, floor, parent, folded: fold?.reason, event: hidden ? undefined : event }
    })
    return {
      value: { thread: found.summary, posts: shown },
      lines: threadLines(found, loaded, { unfold, tell, called }),
    }
  }
  if (search !== undefined) {
    const events = searched(loaded, view, search)
    return { value: { found: events }, lines: foundLines(events, tell) }
  }
  if (board === undefined) return { value: { boards: view.boards }, lines: frontLines(view.boards) }
  const found = view.boards.find(({ slug }) => slug === board)
  if (found === undefined)
    throw new CommandError(
      'read/no-board',
      `board: expected one of ${view.boards.flatMap(({ slug }) => slug || []).join(', ')}, got ${board}`,
    )
  return { value: { board: found }, lines: boardLines(found) }
}

/** The one thread or article in which a post has an id that starts so. @throws CommandError */
function threadNamed(view: WallView, start: string): ThreadView {
  const all = [...view.threads.values(), ...view.articles.values()]
  const found = all.filter(
    ({ thread }) =>
      thread.id.startsWith(start) || [thread.root, ...thread.posts].some(({ id }) => id.startsWith(start)),
  )
  const [only] = found
  if (start.length < 8 || only === undefined || found.length > 1)
    throw new CommandError(
      'read/no-thread',
      `thread: expected at least 8 digits that begin the id of a post of one thread here, got ${start}`,
    )
  return only
}

/** Newest first; what is folded, withdrawn or held back is not found. */
function searched({ report }: LoadedWall, view: WallView, search: string): readonly VerifiedEvent[] {
  const phrases = queryTerms(search)
  const shown = new Set<string>()
  const hidden = new Set<string>()
  for (const { thread, folds } of [...view.threads.values(), ...view.articles.values()]) {
    for (const { id, event, gone } of [thread.root, ...thread.posts])
      if (event !== undefined && !gone) shown.add(id)
    for (const id of folds.keys()) hidden.add(id)
  }
  return [...report.events.values()]
    .filter(({ id, kind }) => WORD_KINDS.has(kind) && shown.has(id) && !hidden.has(id))
    .filter((event) => holdsPhrases(termsOf(event), phrases))
    .sort((a, b) => b.created_at - a.created_at || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_FOUND)
}
