// Requests in clear.

import { fromLatin1, toHex } from '../../../packages/lab/src/wire/bytes.ts'
import { FORBIDDEN, lists, open, say, syn, writeVectors } from './made.ts'

export function httpHosts(): void {
  const get = (host: string, path: string, more = '') =>
    toHex(fromLatin1(`GET ${path} HTTP/1.1\r\n${more}Host: ${host}\r\n\r\n`))
  writeVectors(
    'http-host',
    {
      about: 'Host and path of every request in clear (cut with certainty here).',
      source:
        'Rambert et al., WWW 2021, "Chinese Wall or Swiss Cheese?"; Harrity et al. 2022 for the parser’s limits',
      boxes: [
        {
          box: 'http-host',
          list: 'names',
          words: ['forbiddenword', '禁词'],
          wordsInSearch: ['halfword'],
          reliability: 1,
          residualReliability: 1,
        },
      ],
      lists,
    },
    [
      { name: 'a forbidden Host', steps: [open(), say(20, get(FORBIDDEN, '/'), 'reset', { to: 'both' })] },
      { name: 'a benign Host', steps: [open(), say(20, get('benign.test', '/'), 'pass')] },
      {
        name: 'the second request of a connection',
        steps: [open(), say(20, get('benign.test', '/'), 'pass'), say(40, get(FORBIDDEN, '/'), 'reset')],
      },
      {
        name: 'two requests in one packet',
        steps: [open(), say(20, get('benign.test', '/') + get(FORBIDDEN, '/'), 'reset')],
      },
      { name: 'a word in the path', steps: [open(), say(20, get('benign.test', '/forbiddenword'), 'reset')] },
      {
        name: 'in UTF-8, percent-encoded',
        steps: [open(), say(20, get('benign.test', '/%E7%A6%81%E8%AF%8D'), 'reset')],
      },
      {
        name: 'in GB18030, percent-encoded',
        steps: [open(), say(20, get('benign.test', '/%BD%FB%B4%CA'), 'reset')],
      },
      { name: 'a half-forbidden word', steps: [open(), say(20, get('benign.test', '/halfword'), 'pass')] },
      {
        name: 'a half-forbidden word in a search',
        steps: [open(), say(20, get('benign.test', '/search?q=halfword'), 'reset')],
      },
      {
        name: 'in a cookie',
        steps: [open(), say(20, get('benign.test', '/', 'Cookie: forbiddenword\r\n'), 'pass')],
      },
      {
        name: 'a header name of 64 bytes before Host',
        why: 'the parser stops',
        steps: [open(), say(20, get(FORBIDDEN, '/', `${'X'.repeat(64)}: 1\r\n`), 'pass')],
      },
      {
        name: 'a header name of 63 bytes before Host',
        steps: [open(), say(20, get(FORBIDDEN, '/', `${'X'.repeat(63)}: 1\r\n`), 'reset')],
      },
      {
        name: '90 s for the client and the server port',
        steps: [
          open(),
          say(1000, get(FORBIDDEN, '/'), 'reset'),
          syn(90_999, 50_001, 'reset'),
          syn(91_000, 50_002, 'pass'),
        ],
      },
    ],
  )
}
