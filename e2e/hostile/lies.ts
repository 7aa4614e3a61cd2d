// Lies that a mirror can tell, one at a time: each changes one thing of what the real node publishes, and says by which
// deeds a reader must hear of it.

import { gunzipSync, gzipSync } from 'node:zlib'
import { dataFolder, readKeyFile } from '@commonwall/node'
import { type NostrEvent, type Position, signEvent } from '@commonwall/wall'
import { withFiles, withLastSegment } from '../../packages/sync/test/rig/tamper.ts'
import { LogMaker } from '../../packages/sync/test/rig/wall-maker.ts'
import { thread } from '../../packages/sync/test/small-wall.ts'
import { secretOf } from '../../packages/wall/test/seeded.ts'
import type { Deed } from '../../packages/web/src/app/caught/words.ts'
import type { Trouble } from '../../packages/web/src/app/engine/session.ts'
import { type Answer, plainly, type Served } from './mirror.ts'
import type { Stage } from './stage.ts'

export interface Lie {
  /** What it does, and its prefix on the mirror. */
  readonly name: string
  /** What the findings call it: one of these. None: it does nothing wrong. Undefined: whatever they find. */
  readonly deeds: readonly Deed[] | undefined
  /** How the screen of addresses says that it could not be asked. */
  readonly trouble?: Trouble
  /** What it serves; default: what the node publishes. @param now that, with a post that the reader does not hold yet */
  readonly files?: (now: Served, stage: Stage) => Served | Promise<Served>
  readonly answer?: Answer
  /** It shows beside somebody who knows more: the home is not held back. */
  readonly besideHome?: boolean
  /** The line itself: the mirror is left alone after it, so a reader of its own meets it. */
  readonly ofTheLine?: boolean
  /** Half a minute. */
  readonly takesLong?: boolean
}

/** Text of lies: must never stand on a screen. */
export const NEVER_SAID = 'What nobody said'
const ELSEWHERE = 'http://elsewhere.example/'

const change = (name: string, deeds: readonly Deed[], files: NonNullable<Lie['files']>): Lie => ({
  name,
  deeds,
  files,
})
const inBodies =
  (how: (positions: readonly Position[]) => readonly Position[]) =>
  (now: Served, { wall }: Stage) =>
    withLastSegment(now, wall.log, how)
const lastOf = <T>(items: readonly T[]) => items.at(-1) as T
const bodies = (files: Served) =>
  lastOf([...files.keys()].filter((path) => path.includes('/seg/')).sort(byWidth))
const byWidth = (a: string, b: string) =>
  Number(/(\d+)\.gz$/.exec(a)?.[1]) - Number(/(\d+)\.gz$/.exec(b)?.[1])

/** A definition file with other words in it. */
function inDefinition(how: (body: string) => string) {
  return (now: Served): Served => {
    const body = gunzipSync(now.get('definition/1.gz') ?? new Uint8Array()).toString()
    const changed = how(body)
    if (changed === body) throw new Error('definition: expected another, got the same')
    return withFiles(now, [['definition/1.gz', gzipSync(changed)]])
  }
}

/** The checkpoint with its lines changed: the body, an empty line, the log's signature, those of witnesses. */
function inCheckpoint(how: (lines: readonly string[], stage: Stage) => readonly string[]) {
  return (now: Served, stage: Stage): Served => {
    const path = `log/${stage.wall.log}/checkpoint`
    const lines = new TextDecoder().decode(now.get(path)).split('\n')
    return withFiles(now, [[path, new TextEncoder().encode(how(lines, stage).join('\n'))]])
  }
}

const SWAPPED: readonly Deed[] = ['definition/forged', 'wall/another', 'file/malformed']

export const LIES: readonly Lie[] = [
  change(
    'withholds a post',
    ['post/withheld'],
    inBodies((all) => [...all.slice(0, -1), (lastOf(all) as NostrEvent).id]),
  ),
  change(
    'alters a post',
    ['post/altered'],
    inBodies((all) => [
      ...all.slice(0, -1),
      signEvent({ ...(lastOf(all) as NostrEvent), content: NEVER_SAID }, secretOf(77), secretOf(0)),
    ]),
  ),
  change(
    'signs for somebody else',
    ['post/unsigned'],
    inBodies((all) => [...all.slice(0, -1), { ...(lastOf(all) as NostrEvent), sig: `${'0'.repeat(127)}1` }]),
  ),
  change(
    'gives posts in another order',
    ['post/moved'],
    inBodies((all) => [...all.slice(0, -2), lastOf(all), all.at(-2) as Position]),
  ),
  change('withholds the bodies', ['file/missing'], (now) => withFiles(now, [[bodies(now), undefined]])),
  change('gives other tiles', ['file/missing', 'log/tree'], (now) =>
    withFiles(now, [
      [bodies(now), undefined],
      ...[...now.keys()]
        .filter((path) => path.includes('/tile/0/'))
        .map((path) => [path, new Uint8Array(now.get(path)?.length ?? 32)] as const),
    ]),
  ),
  change('gives one file for another', ['file/malformed', 'file/missing'], (now, { old }) =>
    withFiles(now, [[bodies(now), old.get(bodies(old))]]),
  ),
  change('packs what bursts', ['file/malformed'], (now) =>
    withFiles(now, [[bodies(now), gzipSync(Buffer.alloc(40 * 1024 * 1024, '["x"]\n'))]]),
  ),
  change(
    'swaps the definition',
    SWAPPED,
    inDefinition((body) => body.replace('"title","en","', `"title","en","${NEVER_SAID} `)),
  ),
  change(
    'swaps the witnesses of the definition',
    SWAPPED,
    inDefinition((body) =>
      body.replace(/\["witness",[^\]]*\]/, `["witness","evil.example","${'ab'.repeat(32)}","${ELSEWHERE}"]`),
    ),
  ),
  change(
    'swaps the signatures of witnesses',
    ['file/malformed'],
    inCheckpoint((lines) => {
      const [first = '', second = ''] = lines.filter((line) => line.includes('witness.example/'))
      const [theirs, own] = [first, second].map((line) => Buffer.from(line.split(' ')[2] ?? '', 'base64'))
      // Their time and signature, behind the mark of another witness's key.
      const forged = Buffer.concat([(own as Buffer).subarray(0, 4), (theirs as Buffer).subarray(4)])
      const [dash, name] = second.split(' ')
      return lines.map((line) => (line === second ? [dash, name, forged.toString('base64')].join(' ') : line))
    }),
  ),
  change(
    'counts posts that nobody logged',
    ['file/malformed'],
    inCheckpoint(([origin = '', size, ...rest]) => [origin, String(Number(size) + 5), ...rest]),
  ),
  {
    name: 'goes back to an old state',
    deeds: ['log/behind'],
    besideHome: true,
    files: (_, { old }) => old,
  },
  {
    name: 'has an answer to every name',
    deeds: [],
    trouble: 'page',
    ofTheLine: true,
    answer: (response) => {
      response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/html' })
      response.end(
        `<!doctype html><title>${NEVER_SAID}</title><script>document.title='${NEVER_SAID}'</script>`,
      )
    },
  },
  {
    name: 'calls its files what they are not',
    deeds: [],
    answer: (response, bytes, path) => {
      response.setHeader('content-type', 'text/html')
      response.setHeader('set-cookie', 'who=you; Path=/')
      response.setHeader('refresh', `0;url=${ELSEWHERE}`)
      plainly(response, bytes, path)
    },
  },
  {
    name: 'never ends',
    deeds: ['file/malformed'],
    ofTheLine: true,
    answer: (response) => {
      response.writeHead(200, { 'access-control-allow-origin': '*' })
      const chunk = Buffer.alloc(1024 * 1024, 10)
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      }
      response.on('drain', more)
      more()
    },
  },
  {
    name: 'sends elsewhere',
    deeds: [],
    trouble: 'elsewhere',
    ofTheLine: true,
    answer: (response) =>
      response.writeHead(302, { 'access-control-allow-origin': '*', location: ELSEWHERE }).end(),
  },
  {
    name: 'breaks off',
    deeds: [],
    trouble: 'cut',
    ofTheLine: true,
    answer: (response, bytes = new Uint8Array(2_000)) => {
      response.writeHead(200, { 'access-control-allow-origin': '*', 'content-length': bytes.length })
      response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy())
    },
  },
  {
    name: 'trickles',
    deeds: [],
    trouble: 'silent',
    ofTheLine: true,
    answer: (response) => {
      response.writeHead(200, { 'access-control-allow-origin': '*' })
      const timer = setInterval(() => response.write('x'), 500)
      response.on('close', () => clearInterval(timer))
    },
  },
  {
    name: 'trickles the bodies',
    deeds: [],
    trouble: 'silent',
    ofTheLine: true,
    takesLong: true,
    answer: (response, bytes, path) => {
      if (path === 'head.tar') return plainly(response, undefined, path)
      if (!path.includes('/seg/')) return plainly(response, bytes, path)
      response.writeHead(200, { 'access-control-allow-origin': '*' })
      const timer = setInterval(() => response.write('x'), 500)
      response.on('close', () => clearInterval(timer))
    },
  },
  {
    name: 'refuses',
    deeds: [],
    trouble: 'refused',
    ofTheLine: true,
    answer: (response) => response.writeHead(451, { 'access-control-allow-origin': '*' }).end(NEVER_SAID),
  },
  {
    name: 'is a moment behind',
    deeds: [],
    besideHome: true,
    files: (_, { before }) => before,
  },
  {
    // Whoever holds the log's key can sign two. Last: with it the log itself is caught.
    name: 'shows another history of the same length',
    deeds: ['log/two-histories'],
    besideHome: true,
    files: async (published, { wall, posts, now }) => {
      const log = new LogMaker(wall.node.wall, readKeyFile(dataFolder(wall.folder).defaultLogKey))
      log.append(...posts.slice(0, -1), thread(wall.node.wall, NEVER_SAID, now()))
      return withFiles(published, await log.files(now()))
    },
  },
]
