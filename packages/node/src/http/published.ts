// Serves the published folder: the paths of the one layout and nothing else, the same to everybody.
//
// No listing, no conditional headers, nothing that depends on who asks but the packing of pages and programs: what copies
// read of the wall itself has no content encoding, being packed where it can be. Immutable files say so; a segment may be
// written again within the hour, and says that.

import { join } from 'node:path'
import { type Path, parsePath } from '@commonwall/wall'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { openBody } from './file-body.ts'

/** What browsers open or run, and no copy reads by its bytes. */
const PROGRAMS: ReadonlySet<Path['kind']> = new Set(['index', 'app', 'worker'])

/** Serves the files below `root` by their paths. @param mount what stands before them in a URL, such as `/` */
export function publishedApp(root: string, mount: string): Hono {
  const app = new Hono()
  const packing = compress()
  app.use((context, next) => {
    const known = parsePath(context.req.path.slice(mount.length))
    return known && PROGRAMS.has(known.kind) ? packing(context, next) : next()
  })
  app.get('*', async (context, next) => {
    const path = context.req.path.slice(mount.length)
    const known = parsePath(path)
    if (!known) return next()
    const file = await openBody(join(root, path))
    if (!file) return context.text('nothing here\n', 404, { 'access-control-allow-origin': '*' })
    const { body, size } = file
    if (!(body instanceof ReadableStream)) return context.body(body, 200, headersOf(known))
    const headers = { ...headersOf(known), 'content-length': `${size}` }
    if (context.req.method !== 'HEAD') return context.body(body, 200, headers)
    await body.cancel()
    return context.body(null, 200, headers)
  })
  return app
}

/** The headers with which a path of the layout is served; undefined if it is none. */
export function publishedHeaders(path: string): Record<string, string> | undefined {
  const known = parsePath(path)
  return known && headersOf(known)
}

function headersOf(path: Path): Record<string, string> {
  return {
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
    'content-type': typeOf(path),
    'cache-control': cachingOf(path),
  }
}

function typeOf({ kind }: Path): string {
  if (kind === 'index' || kind === 'app') return 'text/html; charset=utf-8'
  if (kind === 'checkpoint' || kind === 'inbox' || kind === 'release') return 'text/plain; charset=utf-8'
  if (kind === 'worker') return 'text/javascript; charset=utf-8'
  return 'application/octet-stream'
}

function cachingOf(path: Path): string {
  if (path.kind === 'tile' || path.kind === 'entries' || path.kind === 'evidence')
    return 'public, max-age=31536000, immutable'
  if (path.kind === 'segment') return 'public, max-age=3600'
  // Browsers would keep what was read on their disk, where no wipe reaches it; and copies ask for these past any cache.
  if (PROGRAMS.has(path.kind)) return 'no-store'
  return 'no-cache'
}
