// A bucket that speaks S3 as a target: R2, B2, MinIO, Garage, AWS. Signed by aws4fetch; one request a file.
//
// The keys come from the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY), never from arguments.

import { publishedHeaders } from '@commonwall/node'
import { AwsClient } from 'aws4fetch'
import { CommandError, EXIT } from '../terminal/command-error.ts'
import { refuseProxy } from '../terminal/dialing.ts'
import type { Target } from './target.ts'

export interface BucketOptions {
  /** `s3://bucket/prefix`. */
  readonly to: string
  /** Path below that. */
  readonly prefix: string
  /** URL of the service; AWS itself without one. */
  readonly endpoint: string | undefined
  readonly region: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** @throws CommandError where keys or the name are missing, or a proxy was named */
export function bucketTarget({ to, prefix, endpoint, region, environment }: BucketOptions): Target {
  refuseProxy('what writes into buckets')
  const [, bucket, inside = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(to) ?? []
  if (bucket === undefined)
    throw new CommandError(
      'mirror/bucket',
      `to: expected s3://BUCKET or s3://BUCKET/PREFIX, got ${to}`,
      EXIT.usage,
    )
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN,
  } = environment
  if (!accessKeyId || !secretAccessKey)
    throw new CommandError(
      'mirror/keys',
      'keys: expected AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment',
    )
  const client = new AwsClient({
    accessKeyId,
    secretAccessKey,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
    service: 's3',
    region,
    retries: 4,
  })
  const base = `${(endpoint ?? `https://s3.${region}.amazonaws.com`).replace(/\/+$/, '')}/${bucket}`
  const below = [inside, prefix].map((part) => part.replace(/^\/+|\/+$/g, '')).filter((part) => part !== '')
  const urlOf = (path: string) => [base, ...below, ...path.split('/').map(encodeURIComponent)].join('/')
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    try {
      return await client.fetch(urlOf(path), init)
    } catch {
      throw new CommandError(
        'mirror/unreachable',
        `${to}: the bucket's service does not answer`,
        EXIT.unreachable,
      )
    }
  }
  const refused = async (path: string, response: Response) => {
    const [, code = ''] = /<Code>([^<]{1,60})<\/Code>/.exec(await response.text().catch(() => '')) ?? []
    return new CommandError(
      'mirror/refused',
      `${to}: ${path}: expected status 200, got ${response.status} ${code}`,
    )
  }
  return {
    name: to,
    async read(path) {
      const response = await send(path, { method: 'GET' })
      if (response.status === 404) {
        await response.body?.cancel()
        return undefined
      }
      if (!response.ok) throw await refused(path, response)
      return new Uint8Array(await response.arrayBuffer())
    },
    async put({ path, bytes }) {
      const { 'content-type': type = '', 'cache-control': caching = '' } = publishedHeaders(path) ?? {}
      const response = await send(path, {
        method: 'PUT',
        body: Uint8Array.from(bytes),
        headers: { 'content-type': type, 'cache-control': caching },
      })
      if (!response.ok) throw await refused(path, response)
      await response.body?.cancel()
    },
    async remove(path) {
      const response = await send(path, { method: 'DELETE' })
      if (!response.ok && response.status !== 404) throw await refused(path, response)
      await response.body?.cancel()
    },
  }
}
