// A bucket as a target, against a real server that speaks S3: one that we wrote ourselves would prove nothing.
//
//   COMMONWALL_S3=http://127.0.0.1:9000 COMMONWALL_BUCKET=wall AWS_ACCESS_KEY_ID=… AWS_SECRET_ACCESS_KEY=… npm test

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bucketTarget } from '../src/mirror/bucket-target.ts'
import { publishTo } from '../src/mirror/publish-to.ts'

const { COMMONWALL_S3: endpoint, COMMONWALL_BUCKET: bucket = 'wall' } = process.env

describe('a bucket', () => {
  it.skipIf(endpoint === undefined)(
    'is brought in step, file by file (not exercised without COMMONWALL_S3)',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'commonwall-bucket-'))
      const region = process.env.AWS_REGION ?? 'us-east-1'
      const to = `s3://${bucket}/${Date.now()}`
      const target = bucketTarget({ to, prefix: 'a/wall', endpoint, region, environment: process.env })
      try {
        mkdirSync(join(folder, 'public', 'definition'), { recursive: true })
        writeFileSync(join(folder, 'public', 'definition', '1.gz'), 'one')
        writeFileSync(join(folder, 'public', 'index.html'), 'page')
        const publish = () => publishTo(target, join(folder, 'public'), join(folder, 'put.json'))
        expect(await publish()).toEqual({ put: 2, removed: 0 })
        expect(await publish()).toEqual({ put: 0, removed: 0 })
        expect(new TextDecoder().decode(await target.read('definition/1.gz'))).toBe('one')
        rmSync(join(folder, 'public', 'index.html'))
        expect(await publish()).toEqual({ put: 0, removed: 1 })
        expect(await target.read('index.html')).toBeUndefined()
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  )

  it('is not tried without keys, nor under a name that is none', () => {
    const options = { prefix: '', endpoint: 'http://127.0.0.1:9', region: 'auto' }
    const keys = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' }
    expect(() => bucketTarget({ ...options, to: 's3://wall', environment: {} })).toThrow(/AWS_ACCESS_KEY_ID/)
    expect(() => bucketTarget({ ...options, to: 's3:/wall', environment: keys })).toThrow(/s3:\/\/BUCKET/)
  })
})
