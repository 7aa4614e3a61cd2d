// What somebody sends who knocks on a web host to learn whether something is hidden on it: pages that any host has,
// paths that only our layout has, guesses at prefixes, and requests that are broken on purpose, for errors give away
// which program answers.

import type { Rng } from '../rng.ts'

export interface Knock {
  readonly about: string
  /** The bytes of one request, to be sent on a connection of its own. */
  readonly request: string
}

/** Paths of the published layout, and of the pages. */
const OURS = [
  '/head.tar',
  '/definition/1.gz',
  '/log/0123456789abcdef/checkpoint',
  '/log/0123456789abcdef/inbox',
  '/log/0123456789abcdef/tile/0/000',
  '/log/0123456789abcdef/seg/0/000.gz',
  '/evidence/index',
  '/release.note',
  '/t/1',
  '/feed.xml',
  '/app.html',
  '/sw.js',
]
const ANYBODYS = [
  '/',
  '/index.html',
  '/robots.txt',
  '/favicon.ico',
  '/sitemap.xml',
  '/.well-known/security.txt',
  '/admin',
  '/wp-login.php',
  '/api',
  '/cgi-bin/test',
]
const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'DELETE', 'TRACE', 'BREW']
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** @param host what is said in the Host header */
export function knock(rng: Rng, host: string): Knock {
  const pick = <T>(list: readonly T[]): T => list[rng.below(list.length)] as T
  const word = (length: number) => Array.from({ length }, () => ALPHABET[rng.below(36)]).join('')
  const ask = (about: string, path: string, method = 'GET', more = ''): Knock => ({
    about: `${about}: ${method} ${path.slice(0, 60)}`,
    request: `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${more}\r\n`,
  })
  switch (rng.below(9)) {
    case 0:
      return ask('a page that many have', pick(ANYBODYS), pick(METHODS))
    case 1:
      return ask('a path of ours', pick(OURS), pick(METHODS))
    case 2:
      return ask('a guess at a prefix', `/${word(4 + rng.below(20))}${pick(OURS)}`, pick(METHODS))
    case 3:
      return ask(
        'a socket',
        pick(['/', `/${word(16)}/`, '/relay']),
        'GET',
        'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n',
      )
    case 4:
      return ask(
        'a relay’s self-description',
        pick(['/', `/${word(16)}/`]),
        'GET',
        'Accept: application/nostr+json\r\n',
      )
    case 5:
      return ask(
        'a way around',
        pick(['/../', '//', '/%2e%2e/', '/./', '/%00', `/${'a'.repeat(200 + rng.below(3000))}`]) + word(3),
        pick(METHODS),
      )
    case 6:
      return ask(
        'a body',
        `/log/0123456789abcdef/inbox`,
        'POST',
        `Content-Type: text/plain\r\nContent-Length: 5\r\n\r\n${word(5)}`,
      )
    case 7:
      return {
        about: 'another version of HTTP',
        request: `GET ${pick([...ANYBODYS, ...OURS])} HTTP/1.0\r\n\r\n`,
      }
    default:
      return {
        about: 'nonsense',
        request: pick([
          `${word(30)}\r\n\r\n`,
          `GET\r\n\r\n`,
          `GET / HTTP/9.9\r\n\r\n`,
          `GET / HTTP/1.1\r\n\r\n`,
          `GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n`,
        ]),
      }
  }
}
