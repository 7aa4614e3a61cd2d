import { describe, expect, it } from 'vitest'
import { formatVerifierKey, hasQuorum, parsePolicy, quorumOf, toHex, verifierKey } from '../src/index.ts'
import { codeOf, testSigner } from './vectors.ts'

const key = (byte: number) => testSigner(byte).publicKey
const hex = (byte: number) => toHex(key(byte))
const vkey = (byte: number, type = 4) => formatVerifierKey(verifierKey(`w${byte}.example`, type, key(byte)))
const log = `log ${vkey(100, 1)} https://log.example/\n`

// The example of C2SP tlog-policy, whose keys are left out there.
const example = `${log}
# two organisations
witness X1 ${vkey(1)}
\twitness  X2\t${vkey(2)}  https://x2.example/
witness X3 ${vkey(3)}
group X-witnesses 2 X1 X2 X3

   # and another
witness Y1 ${vkey(4)}
witness Y2 ${vkey(5)}
witness Y3 ${vkey(6)}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`

describe('the policy example of C2SP', () => {
  const policy = parsePolicy(example)

  it('is read', () => {
    expect(policy.logs.map(({ url }) => url)).toEqual(['https://log.example/'])
    expect([...policy.witnesses.keys()]).toEqual(['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'])
    expect(policy.witnesses.get('X2')?.url).toBe('https://x2.example/')
    expect([...policy.groups]).toEqual([
      ['X-witnesses', { threshold: 2, members: ['X1', 'X2', 'X3'] }],
      ['Y-witnesses', { threshold: 1, members: ['Y1', 'Y2', 'Y3'] }],
      ['X-and-Y', { threshold: 2, members: ['X-witnesses', 'Y-witnesses'] }],
    ])
  })

  it('is met by two X and one Y, for all 64 sets of witnesses', () => {
    for (let set = 0; set < 64; set++) {
      const present = [1, 2, 3, 4, 5, 6].filter((_, i) => (set >> i) & 1)
      const [x, y] = [present.filter((byte) => byte <= 3).length, present.filter((byte) => byte > 3).length]
      expect(hasQuorum(policy, new Set(present.map(hex)))).toBe(x >= 2 && y >= 1)
    }
    expect(hasQuorum(policy, new Set([100, 101, 102, 103, 104].map(hex)))).toBe(false)
  })
})

describe('policies', () => {
  const w = `witness A ${vkey(1)}\nwitness B ${vkey(2)}\n`

  it('may ask for one witness, or for none', () => {
    expect(hasQuorum(parsePolicy('quorum none\n'), new Set())).toBe(true)
    expect(hasQuorum(parsePolicy(`${w}quorum B\n`), new Set([hex(2)]))).toBe(true)
    expect(hasQuorum(parsePolicy(`${w}quorum B\n`), new Set([hex(1)]))).toBe(false)
  })

  it('compare names as they stand', () => {
    const kelvin = parsePolicy(`witness K ${vkey(1)}\nwitness \u212a ${vkey(2)}\nquorum \u212a\n`)
    expect(hasQuorum(kelvin, new Set([hex(2)]))).toBe(true)
    expect(hasQuorum(kelvin, new Set([hex(1)]))).toBe(false)
  })

  it.each([
    ['nothing', '', 'quorum-count'],
    ['no quorum', w, 'quorum-count'],
    ['two quorums', `${w}quorum A\nquorum B\n`, 'quorum-count'],
    ['no newline at the end', 'quorum none', 'bad-line'],
    ['an unknown word', `mirror M\nquorum none\n`, 'bad-line'],
    ['an upper-case keyword', `Quorum none\n`, 'bad-line'],
    ['a log with a name', `log L ${vkey(1, 1)} x\nquorum none\n`, 'bad-line'],
    ['a witness without a name', `witness ${vkey(1)}\nquorum none\n`, 'bad-line'],
    ['an empty group', `${w}group G all\nquorum G\n`, 'bad-line'],
    ['a quorum of two names', `${w}quorum A B\n`, 'bad-line'],
    ['a carriage return', 'quorum none\r\n', 'bad-character'],
    ['a NUL', 'quorum none\n#\u0000\n', 'bad-character'],
    ['a DEL', 'quorum none\n#\u007f\n', 'bad-character'],
    ['a vkey that is none', `witness A no+00000000+key\nquorum A\n`, 'bad-vkey'],
    ['a wrong key id', `witness A ${vkey(1).replace('w1', 'w2')}\nquorum A\n`, 'bad-vkey'],
    ['a witness with a log’s kind of key', `witness A ${vkey(1, 1)}\nquorum A\n`, 'bad-key-type'],
    [
      'a key twice, under two names',
      `witness A ${vkey(1)}\nwitness B ${vkey(1)}\nquorum A\n`,
      'duplicate-key',
    ],
    ['a log twice', `${log}${log}quorum none\n`, 'duplicate-key'],
    ['a name twice', `${w}witness A ${vkey(3)}\nquorum A\n`, 'duplicate-name'],
    ['a group with a witness’s name', `${w}group A all B\nquorum A\n`, 'duplicate-name'],
    ['a witness called none', `witness none ${vkey(1)}\nquorum none\n`, 'duplicate-name'],
    ['none in a group', `${w}group G any A none\nquorum G\n`, 'unknown-name'],
    ['a member defined later', `group G any A\n${w}quorum G\n`, 'unknown-name'],
    ['a quorum defined later', `quorum A\n${w}`, 'unknown-name'],
    ['a group in itself', `${w}group G any A G\nquorum G\n`, 'unknown-name'],
    ['a member twice in a group', `${w}group G 2 A A\nquorum G\n`, 'reused-member'],
    ['a member of two groups', `${w}group G any A\ngroup H any A\nquorum H\n`, 'reused-member'],
    ['a threshold of 0', `${w}group G 0 A B\nquorum G\n`, 'bad-threshold'],
    ['a threshold above the members', `${w}group G 3 A B\nquorum G\n`, 'bad-threshold'],
    ['a threshold that is no decimal', `${w}group G 0x1 A B\nquorum G\n`, 'bad-threshold'],
    ['too many names', `${'#'.repeat(1_000_001)}\n`, 'too-large'],
  ])('are refused with %s', (_, text, code) => {
    expect(codeOf(() => parsePolicy(text))).toBe(code)
  })

  it('take 32 of each, and 1000 at most', () => {
    const many = (n: number) => {
      const names = Array.from({ length: n }, (_, i) => `W${i}`)
      const known = names.map(
        (name, i) => `witness ${name} v+00000000+${Buffer.from([0xff, i >> 8, i]).toString('base64')}\n`,
      )
      return `${known.join('')}group G all ${names.join(' ')}\nquorum G\n`
    }
    expect(parsePolicy(many(999)).witnesses.size).toBe(999)
    expect(codeOf(() => parsePolicy(many(1000)))).toBe('too-large')
  })
})

describe('quorumOf', () => {
  it('makes any two quorums share more than a third', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 10].map(quorumOf)).toEqual([0, 1, 2, 3, 3, 4, 5, 5, 7])
    for (let n = 1; n < 100; n++) expect(2 * quorumOf(n) - n).toBeGreaterThan(n / 3)
  })
})
