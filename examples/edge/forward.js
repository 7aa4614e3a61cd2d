// Hands sealed posts on to a wall's log, and files through: for edge hosts that run `fetch(request)`, and for Node
// (`node forward.js 8080`). It can neither read nor alter what it passes on, keeps nothing and logs nothing.

const WALL = globalThis.process?.env.WALL ?? 'https://wall.example/'
const SIZES = [1024, 4096, 16384, 98304]
const HEADERS = {
  'content-type': 'text/plain; charset=utf-8',
  'cache-control': 'no-store',
  'access-control-allow-origin': '*',
}
const refuse = (status, why) => new Response(`${why}\n`, { status, headers: HEADERS })

/** The path below the wall, wherever this is mounted. */
function pathOf(url) {
  return /(?:^|\/)((?:log\/[0-9a-f]{16}\/|definition\/|evidence\/)[a-z0-9/.]+|head\.tar|index\.html)$/.exec(
    new URL(url).pathname,
  )?.[1]
}

async function forward(request) {
  const path = pathOf(request.url) ?? (request.method === 'GET' ? 'index.html' : undefined)
  if (path === undefined || path.includes('..')) return refuse(404, 'nothing here')
  const to = new URL(path, WALL)
  // Nothing of whoever asks goes along: no address, no header of theirs.
  if (request.method === 'GET') return passed(await fetch(to, { redirect: 'error' }))
  if (request.method !== 'POST' || !path.endsWith('/inbox'))
    return refuse(405, 'expected GET, or POST to an inbox')
  const body = await request.arrayBuffer()
  if (!SIZES.includes(body.byteLength)) return refuse(400, 'expected a padded body')
  if (!isSealed(new TextDecoder().decode(body))) return refuse(400, 'expected sealed lines only')
  return passed(
    await fetch(to, { method: 'POST', body, headers: { 'content-type': 'text/plain' }, redirect: 'error' }),
  )
}

function isSealed(text) {
  try {
    return text
      .replace(/\n+$/, '')
      .split('\n')
      .every((line) => JSON.parse(line).kind === 1059)
  } catch {
    return false
  }
}

async function passed(response) {
  const type = response.headers.get('content-type') ?? HEADERS['content-type']
  const caching = response.headers.get('cache-control') ?? 'no-cache'
  const headers = { ...HEADERS, 'content-type': type, 'cache-control': caching }
  return new Response(await response.arrayBuffer(), { status: response.status, headers })
}

async function answer(request) {
  try {
    return await forward(request)
  } catch {
    return refuse(502, 'the wall does not answer')
  }
}

// biome-ignore lint/style/noDefaultExport: edge hosts look for it there
export default { fetch: answer }

const port = Number(globalThis.process?.argv[2])
if (port > 0) {
  const { createServer } = await import('node:http')
  createServer(async (incoming, outgoing) => {
    const chunks = []
    for await (const chunk of incoming) if (chunks.push(chunk) > 4_000) return incoming.destroy()
    const method = incoming.method ?? 'GET'
    const url = `http://here${incoming.url}`
    const response = await answer(
      new Request(url, { method, ...(method === 'POST' && { body: Buffer.concat(chunks) }) }),
    )
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.end(Buffer.from(await response.arrayBuffer()))
  }).listen(port, '127.0.0.1')
}
