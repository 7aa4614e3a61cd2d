// `commonwall verify URL|FOLDER`: checks every checkpoint, anchor, tile, id, signature, definition and hole.

import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { VerifierPool } from '@commonwall/node'
import { auditWall, readOverHttp } from '@commonwall/sync'
import { listFolder, readFolder } from '@commonwall/sync/node'
import { fingerprint } from '@commonwall/wall'
import { Command, InvalidArgumentError } from 'commander'
import { describeHoles } from '../verify/holes.ts'
import { checkIndexPage } from '../verify/index-page.ts'

interface VerifyOptions {
  readonly wall?: string
  readonly json?: boolean
}

export function verifyCommand(): Command {
  return new Command('verify')
    .description('verify a wall from first post to last, trusting nobody')
    .argument('<source>', 'address or folder of the wall', parseSource)
    .option('--wall <id>', 'the wall that it must be')
    .option('--json', 'print the report as JSON')
    .action(async (source: string, { wall, json }: VerifyOptions) => {
      const local = await isFolder(source)
      const read = local ? readFolder(source) : readOverHttp(source)
      const now = Math.floor(Date.now() / 1000)
      const pool = await VerifierPool.open()
      try {
        const report = await auditWall({
          read,
          now,
          ...(local && { paths: await listFolder(source) }),
          verify: (events) => Promise.all(events.map((event) => pool.verify(event))),
          ...(wall === undefined ? {} : { wall }),
        })
        const holes = describeHoles(report)
        const page = await checkIndexPage(read, report, now)
        const findings = page ? [...report.findings, page] : report.findings
        if (json)
          console.log(
            JSON.stringify({ wall: report.wall, files: report.files, findings, holes }, undefined, 2),
          )
        else {
          if (report.wall)
            console.log(`Wall ${report.wall}\n     ${fingerprint(report.wall, 'en').join(' ')}`)
          for (const log of report.logs)
            console.log(
              `Log  ${log.key.slice(0, 16)}… (${log.admission}): ${log.size} posts, ${log.events.size} bodies verified, ${log.anchors.length} anchors, ${log.holes.size} holes`,
            )
          for (const { position, id, why } of holes)
            console.log(`Hole #${position} ${id.slice(0, 16)}…: ${why}`)
          for (const { path, problem } of findings) console.log(`✗ ${path}: ${problem}`)
          console.log(
            findings.length === 0
              ? `${report.files} files checked: nothing is wrong`
              : `${report.files} files checked: ${findings.length} findings`,
          )
        }
        process.exitCode = findings.length === 0 ? 0 : 1
      } finally {
        await pool.close()
      }
    })
}

function parseSource(source: string): string {
  if (existsSync(source) || /^https?:\/\/./.test(source)) return source
  throw new InvalidArgumentError('expected an address that starts with http, or a folder that is there')
}

async function isFolder(source: string): Promise<boolean> {
  try {
    return (await stat(source)).isDirectory()
  } catch {
    return false
  }
}
