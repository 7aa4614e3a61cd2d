// What means harm in every field beside the text of a post: names, what a name says of itself, sources of what was taken
// over, languages, reports, and who signed a letter.

import { KIND, replyTags, type VerifiedEvent } from '@commonwall/wall'
import { plantedName } from '../app/planted-name.ts'
import { HOSTILE_BOARDS } from './boards.ts'
import { FIXED, MARKUP } from './texts.ts'

/** Names: by markup, by direction, by what cannot be seen, by length. */
const NAMES = [
  MARKUP.join(' '),
  '\u202egnp.exe \u2067\u2067 River Press',
  '\u200b\u2060\ufeff\u3164\u200b',
  `H${'\u0300\u0336\u20dd'.repeat(200)}i`,
  'W'.repeat(20_000),
  'two\nlines\r\nand a \u2028 third',
  '"><script>document.title="owned"</script>',
]

export interface HostileFields {
  readonly events: readonly VerifiedEvent[]
  /** A letter that they signed. */
  readonly letter: VerifiedEvent
}

/** @param thread what they report */
export function hostileFields(wall: string, now: number, thread: VerifiedEvent): HostileFields {
  const people = NAMES.map((name) => plantedName(wall, now - 900, name))
  const [author = plantedName(wall, now, '')] = people
  const letter = author.sign(
    KIND.article,
    [
      ['d', 'hostile-letter'],
      ['title', `Letter ${MARKUP.join(' ')}`.slice(0, 190)],
      ['t', HOSTILE_BOARDS[0]?.slug ?? 'this-wall'],
      ['l', 'en'],
      ['summary', MARKUP.join(' ')],
      ['imported', MARKUP.join(' ').slice(0, 190), '2015-12-16'],
    ],
    MARKUP.join('\n\n'),
  )
  const events = people.flatMap((person, n) => {
    const about = {
      name: NAMES[n],
      about: MARKUP.join(' '),
      picture: 'https://evil.example/pixel.png',
      website: 'javascript:alert(1)',
    }
    return [
      ...person.events.filter(({ kind }) => kind !== KIND.profile),
      person.sign(KIND.profile, [], JSON.stringify(about)),
      person.sign(KIND.reply, replyTags(thread), `Nobody knows nostr:npub1${'q'.repeat(58)}, nor #${n}.`),
      person.sign(KIND.signature, [
        ['e', letter.id],
        ['k', String(KIND.article)],
      ]),
      person.sign(
        KIND.report,
        [
          ['p', thread.pubkey],
          ['e', thread.id, REPORTS[n % REPORTS.length] ?? 'other'],
        ],
        FIXED[n]?.text ?? '',
      ),
    ]
  })
  return { events: [letter, ...events], letter }
}

const REPORTS = ['spam', 'illegal', 'impersonation', 'other']
