import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CaptureError, judgeCapture } from '../src/drivers/pcap.ts'
import { Path, packetOf, parseVectorFile, pathOf, type VectorStep } from '../src/index.ts'
import { concat, uint } from '../src/wire/bytes.ts'
import { ACK, FIN, SYN, writeTcp, writeUdp } from '../src/wire/ip-packet.ts'

const FLAGS = { syn: SYN, 'syn-ack': SYN | ACK, data: ACK, fin: FIN | ACK }

/** The step's packet as a capture has it: raw IP, little-endian, microseconds. */
function record(step: VectorStep): Uint8Array {
  const { protocol, kind, client, server, from, bytes, header } = packetOf(step)
  const [source, destination] = from === 'client' ? [client, server] : [server, client]
  const ip = { source: source.ip, destination: destination.ip }
  const ports = { sourcePort: source.port, destinationPort: destination.port, payload: bytes }
  const packet =
    protocol === 'udp'
      ? writeUdp(ip, ports)
      : writeTcp(ip, {
          ...ports,
          seq: 1,
          ack: 1,
          flags: FLAGS[kind],
          ...(header === undefined ? {} : { header }),
        })
  const little = (value: number) => uint(value, 4).reverse()
  const seconds = Math.floor(step.at / 1000)
  return concat(
    little(seconds),
    little((step.at % 1000) * 1000),
    little(packet.length),
    little(packet.length),
    packet,
  )
}

const HEAD = concat(
  uint(0xd4c3b2a1, 4),
  Uint8Array.of(2, 0, 4, 0),
  new Uint8Array(8),
  uint(0xffff0000, 4),
  Uint8Array.of(101, 0, 0, 0),
)

for (const path of globSync('vectors/lab/valid/*.json')) {
  const file = parseVectorFile(JSON.parse(readFileSync(path, 'utf8')))
  describe(`${basename(path, '.json')}, out of a capture`, () => {
    for (const vector of file.vectors) {
      const answered = vector.steps.some(({ reply = '' }) => reply !== '')
      const why = answered ? ': not exercised: a capture of a line holds no answers to the prober' : ''
      it.skipIf(answered)(`${vector.name}${why}`, () => {
        const capture = concat(HEAD, ...vector.steps.map(record))
        const abroad = vector.steps.some(({ inside }) => inside === 'server')
        const judged = [
          ...judgeCapture(
            capture,
            pathOf({ boxes: file.boxes, lists: file.lists, hour: 12 }, { seed: vector.name }),
            { inside: (ip) => ip.startsWith('10.') !== abroad, start: 0 },
          ),
        ]
        expect(judged.map(({ crossing }) => crossing.deeds[0]?.verdict.do ?? 'pass')).toEqual(
          vector.steps.map(({ expect: wanted }) => wanted),
        )
      })
    }
  })
}

it.each([
  ['nothing', new Uint8Array()],
  ['another magic number', new Uint8Array(40)],
  ['a link type that it does not read', HEAD.with(20, 9)],
])('refuses %s', (_, capture) => {
  expect(() => [...judgeCapture(capture, new Path([], { seed: '1' }), { inside: () => true })]).toThrow(
    CaptureError,
  )
})
