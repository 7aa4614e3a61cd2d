// Encrypted names in TLS greetings.

import { hello, open, say, syn, writeVectors } from './made.ts'

export function encryptedNames(): void {
  const esni = hello({ extensions: [{ type: 0xffce, body: new Uint8Array(300) }] })
  writeVectors(
    'esni-drop',
    {
      about: 'Encrypted names of the draft of 2018: silence to the server, from a second later on.',
      source:
        'gfw.report, iYouPort and net4people, 2020-08: "Exposing and Circumventing China’s Censorship of ESNI"',
      boxes: [{ box: 'esni-drop' }],
    },
    [
      {
        name: 'extension ffce',
        steps: [
          open(),
          say(20, esni, 'pass'),
          say(900, '00', 'pass'),
          say(1020, '00', 'drop'),
          syn(2000, 50_001, 'reset', { expect: 'drop' }),
          syn(151_020, 50_002, 'pass'),
        ],
      },
      ...[0xff02, 0xff03, 0xff04, 0xfe0d].map((type) => ({
        name: `extension ${type.toString(16)}`,
        steps: [
          open(),
          say(20, hello({ extensions: [{ type, body: new Uint8Array(300) }] }), 'pass'),
          say(2000, '00', 'pass'),
        ],
      })),
      {
        name: 'a first segment of four bytes',
        steps: [
          open(),
          say(20, esni.slice(0, 8), 'pass'),
          say(30, esni.slice(8), 'pass'),
          say(2000, '00', 'pass'),
        ],
      },
    ],
  )
}
