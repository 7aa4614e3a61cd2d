// Writes vectors/address/: cards, byte for byte, and cards that are refused.

import { cardText, encodeCard, signCard } from '@commonwall/sync'
import { signerFromSeed, toHex } from '@commonwall/tlog'
import { writeVectors } from './write.ts'

const signer = signerFromSeed(new Uint8Array(32).fill(5))
const wall = 'ab'.repeat(32)
const cards = [
  {
    name: 'a mirror under an unguessable path',
    url: 'https://flowers.example/k3v9q2m7/',
    capabilities: ['read'],
    until: 1_767_225_600,
  },
  {
    name: 'an inbox and a relay on a port of its own',
    url: 'https://[2001:db8::7]:8443/8f2c/',
    capabilities: ['read', 'post', 'live'],
    until: 1_798_761_600,
  },
  {
    name: 'an onion service, until a time after 2038',
    url: `http://${'b'.repeat(56)}.onion/`,
    capabilities: ['post', 'read'],
    until: 4_102_444_800,
  },
] as const

const made = await Promise.all(
  cards.map(async ({ name, ...fields }) => {
    const card = await signCard({ wall, ...fields }, signer)
    const signature = toHex(card.signature)
    return {
      name,
      ...card,
      signature,
      key: toHex(signer.publicKey),
      hex: toHex(encodeCard(card)),
      text: cardText(card),
    }
  }),
)
writeVectors(
  'address/valid/cards.json',
  'Cards: the signature is by the log whose raw key is `key`; `hex` are the bytes, `text` what is handed over.',
  made,
)

const hex = made[0]?.hex ?? ''
const put = (at: number, bytes: string) => hex.slice(0, 2 * at) + bytes + hex.slice(2 * at + bytes.length)
const url = (text: string) => hex.slice(0, 222) + Buffer.from(text).toString('hex')
writeVectors('address/invalid/cards.json', 'Cards that are refused; `field` is the one that is named.', [
  { why: 'no URL', field: 'card', hex: hex.slice(0, 222) },
  { why: 'another version', field: 'version', hex: put(0, '02') },
  { why: 'no capability', field: 'capabilities', hex: put(46, '00') },
  { why: 'a capability that is not known', field: 'capabilities', hex: put(46, '0c') },
  { why: 'until nothing', field: 'until', hex: put(41, '0000000000') },
  { why: 'a file', field: 'url', hex: url('file:///etc/passwd') },
  { why: 'a name and password in the URL', field: 'url', hex: url('https://a:b@flowers.example/') },
  { why: 'a space in the URL', field: 'url', hex: url('https://flowers.example/ a') },
  { why: 'a URL of 301 characters', field: 'url', hex: url(`https://flowers.example/${'a'.repeat(277)}`) },
  { why: 'bytes that are no URL', field: 'url', hex: url('ÿ') },
])
