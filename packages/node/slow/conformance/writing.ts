// Writing: OK, ids and signatures, JSON in all its spellings, dates.

import { type Bench, type Outcome, optional, refused, required, type Trial, taken } from './trial.ts'

const DAY = 86_400

async function raw(bench: Bench, date: string, content: string): Promise<Outcome> {
  const { id, text } = bench.first.rawEvent(date, content)
  return taken(await bench.client.publishText(id, text))
}

const content = (text: string) => (bench: Bench) => raw(bench, String(Math.floor(bench.now())), text)
const dated = (date: string) => (bench: Bench) => raw(bench, date, '')
const ago = (seconds: number) => async (bench: Bench) =>
  taken(await bench.client.publish(bench.first.event({ created_at: Math.floor(bench.now()) - seconds })))

const CONTROLS =
  '\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007 \\u000b \\u000e \\u000f \\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016 \\/'

export const writing: readonly Trial[] = [
  required('reg: OK after EVENT', async (bench) =>
    taken(await bench.client.publish(bench.first.event({ content: 'hello' }))),
  ),
  required('reg: refuses a zero signature', async (bench) =>
    refused(await bench.client.publish({ ...bench.first.event({ content: 'zero' }), sig: '0'.repeat(128) })),
  ),
  required('reg: refuses a wrong id', async (bench) => {
    const id = 'cafebabe'.repeat(8)
    return refused(await bench.client.publish({ ...bench.first.event({}), id, sig: bench.first.sign(id) }))
  }),
  required(
    'json: NIP-01 escapes',
    content('linebreak\\ndoublequote\\"backslash\\\\carriagereturn\\rtab\\tbackspace\\bformfeed\\fend'),
  ),
  optional('json: unlisted escapes', content(CONTROLS)),
  optional(
    'json: literals for escapes',
    content('linebreak\nbackslash\\\\carriagereturn\rtab\tbackspace\bformfeed\fend'),
  ),
  required('json: UTF-8 non-characters', content('\ufdd1\u{10fff2}')),
  required('time: one week old', ago(7 * DAY)),
  optional('time: one month old', ago(28 * DAY)),
  optional('time: one year old', ago(365 * DAY)),
  optional('time: 2015', dated('1420070461')),
  optional('time: 1999', dated('915148861')),
  optional('time: 1970', dated('0')),
  optional('time: before 1970', dated('-200')),
  optional('time: one year ahead', ago(-365 * DAY)),
  optional('time: i64 max', dated('9223372036854775807')),
  optional('time: 2^31 + 1', dated('2147483649')),
  optional('time: 2^32 + 1', dated('4294967297')),
  optional('time: scientific notation', dated('1e+10')),
  optional('misc: empty tags', async (bench) =>
    taken(await bench.client.publish(bench.first.event({ tags: [[], []] }))),
  ),
]
