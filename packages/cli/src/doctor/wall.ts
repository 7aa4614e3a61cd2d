// What can be seen of the wall: is its checkpoint fresh, are its witnesses there and apart, is the clock right, does
// the address serve what it should.

import { WitnessClient } from '@commonwall/node'
import { type ReadPath, readOverHttp } from '@commonwall/sync'
import { readFolder } from '@commonwall/sync/node'
import { fromHex, openCheckpoint } from '@commonwall/tlog'
import {
  checkpointPath,
  type Definition,
  FEW_WITNESSES,
  logHash,
  logOrigin,
  quorumOf,
  readUrl,
  witnessingOf,
} from '@commonwall/wall'
import { readWall } from '../definition/read-wall.ts'
import { now } from '../terminal/arguments.ts'
import { type Checked, look } from './finding.ts'
import { isLoopback } from './loopback.ts'

const HOUR = 3_600
/** Milliseconds for one answer. */
const PATIENCE = 5_000
/** Seconds by which clocks may differ before cosignatures are held back by readers. */
const MOST_OFF = 60

/** @param published the folder that is served @param address where the world reaches it, if that is known */
export async function lookAtWall(
  published: string,
  address: string | undefined,
): Promise<readonly Checked[]> {
  let definition: Definition
  try {
    definition = (await readWall(published, now())).current
  } catch {
    return [
      {
        about: 'definition',
        state: 'unknown',
        says: `${published}: nothing is published yet; start the node once and ask again`,
      },
    ]
  }
  const checks = [
    look('definition', async () => validity(definition)),
    look('checkpoint', () => freshness(readFolder(published), definition)),
    look('witnesses', async () => hands(definition)),
    ...definition.witnesses.map((witness) =>
      look(`witness ${witness.name}`, () => witnessAnswers(witness, definition)),
    ),
  ]
  if (address !== undefined)
    checks.push(
      look('clock', () => clock(address)),
      look('address', () => serving(address, definition)),
    )
  return Promise.all(checks)
}

function validity({ validUntil, version }: Definition): Omit<Checked, 'about'> {
  const days = Math.floor((validUntil - now()) / (24 * HOUR))
  if (days < 0)
    return {
      state: 'weak',
      says: `version ${version} is past its date: readers are told that it is stale; keepers make a new one`,
    }
  return {
    state: days < 30 ? 'weak' : 'good',
    says: `version ${version} is in force, and fresh for ${days} more days`,
  }
}

async function freshness(read: ReadPath, definition: Definition): Promise<Omit<Checked, 'about'>> {
  const log = definition.logs.find(({ admission, open }) => admission === 'default' && open)
  if (log === undefined) return { state: 'weak', says: 'every log is closed: nothing can be posted' }
  const note = await read(checkpointPath(logHash(log.key)))
  if (note === undefined) return { state: 'bad', says: 'the open log has no published checkpoint' }
  const { checkpoint, cosignatures } = await openCheckpoint(note, {
    origin: logOrigin(definition.wall, log.key),
    logKey: fromHex(log.key) ?? new Uint8Array(),
    witnesses: definition.witnesses.map(({ name, key }) => ({ name, key: fromHex(key) ?? new Uint8Array() })),
  })
  const { cosigned, of } = witnessingOf({ cosignatures }, definition)
  const times = [...cosignatures.values()]
  const age = now() - Math.max(0, ...times)
  const words = `${checkpoint.size} posts, ${cosigned} of ${of} witnesses, ${Math.max(0, Math.round(age / 60))} minutes old`
  if (age < -MOST_OFF)
    return { state: 'bad', says: `${words}: signed in the future; set this machine’s clock` }
  if (age > 2 * HOUR)
    return { state: 'weak', says: `${words}: an idle log signs every hour; is the node running?` }
  return { state: of > 0 && cosigned < quorumOf(of) ? 'weak' : 'good', says: words }
}

function hands({ witnesses, logs }: Definition): Omit<Checked, 'about'> {
  const near = witnesses.filter(({ url }) => isLoopback(url)).length
  const hosts = new Set(witnesses.map(({ url }) => hostOf(url)))
  const own = witnesses.filter(({ url }) => logs.some((log) => hostOf(log.url) === hostOf(url))).length
  if (near > 0)
    return {
      state: 'weak',
      says: `${near} of ${witnesses.length} witnesses are on this machine: they show that the machinery works, and prove nothing to others`,
    }
  if (witnesses.length < FEW_WITNESSES)
    return {
      state: 'weak',
      says: `${witnesses.length} witnesses: weakly witnessed; recommended are ${FEW_WITNESSES} or more, in different hands`,
    }
  if (hosts.size < witnesses.length || own > 0)
    return {
      state: 'weak',
      says: 'some witnesses share a host with each other or with a log: one hand is one witness',
    }
  return { state: 'good', says: `${witnesses.length} witnesses on ${hosts.size} hosts` }
}

async function witnessAnswers(
  witness: Definition['witnesses'][number],
  { wall, logs }: Definition,
): Promise<Omit<Checked, 'about'>> {
  const log = logs.find(({ open }) => open)
  if (log === undefined) return { state: 'unknown', says: 'no log is open' }
  const client = new WitnessClient(witness, { origin: logOrigin(wall, log.key), key: log.key }, fetch)
  const sight = await client.proven(PATIENCE)
  if (sight === undefined)
    return { state: 'weak', says: 'it answers, and shows no checkpoint of this log: give it the log’s key' }
  return { state: 'good', says: `it answers, and saw ${sight.size} posts` }
}

async function clock(address: string): Promise<Omit<Checked, 'about'>> {
  const response = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(PATIENCE) })
  const theirs = Date.parse(response.headers.get('date') ?? '') / 1000
  if (!Number.isFinite(theirs)) return { state: 'unknown', says: `${address} tells no time` }
  const off = Math.abs(Math.round(theirs - now()))
  return off > MOST_OFF
    ? { state: 'bad', says: `${off} seconds off from ${new URL(address).host}: one of both is wrong` }
    : { state: 'good', says: `agrees with ${new URL(address).host} to ${off} seconds` }
}

async function serving(address: string, definition: Definition): Promise<Omit<Checked, 'about'>> {
  const base = address.endsWith('/') ? address : `${address}/`
  const { current } = await readWall(base, now())
  if (current.wall !== definition.wall)
    return { state: 'bad', says: `another wall is served there: ${current.wall}` }
  const response = await fetch(new URL('head.tar', base), { signal: AbortSignal.timeout(PATIENCE) })
  await response.body?.cancel()
  const header = (name: string) => response.headers.get(name)
  if (header('access-control-allow-origin') !== '*')
    return {
      state: 'weak',
      says: 'it is served without Access-Control-Allow-Origin: *; pages of other copies cannot read it',
    }
  if (header('content-encoding') !== null)
    return {
      state: 'weak',
      says: `a proxy changes what is served (Content-Encoding: ${header('content-encoding')}); switch that off`,
    }
  const between = ['via', 'cf-ray', 'x-cache', 'x-amz-cf-id', 'x-served-by'].filter(
    (name) => header(name) !== null,
  )
  if (between.length > 0)
    return {
      state: 'weak',
      says: `something stands between (${between.join(', ')}): it reads what is posted unsealed, and may keep addresses`,
    }
  await readOverHttp(base)('head.tar')
  return { state: 'good', says: 'it serves this wall, as it should be served' }
}

function hostOf(url: string): string {
  return readUrl(url)?.hostname ?? url
}
