// `commonwall verify SOURCE`: checks every checkpoint, anchor, tile, id, signature, definition and hole, of an
// address, a folder, a bundle, or a page with a wall in it.

import { fingerprint } from '@commonwall/wall'
import { Command } from 'commander'
import { hostsOf } from '../post/inboxes.ts'
import { auditSource } from '../source/load-wall.ts'
import { openSource } from '../source/open-source.ts'
import { now } from '../terminal/arguments.ts'
import { EXIT } from '../terminal/command-error.ts'
import { type JsonOption, say, withJson } from '../terminal/output.ts'
import { describeHoles } from '../verify/holes.ts'
import { checkIndexPage } from '../verify/index-page.ts'

interface VerifyOptions extends JsonOption {
  readonly wall?: string
}

export function verifyCommand(): Command {
  return withJson(new Command('verify'))
    .description('verify a wall from first post to last, trusting nobody')
    .argument('<source>', 'address, folder, bundle, or page with a wall in it')
    .option('--wall <id>', 'the wall that it must be')
    .action(async (name: string, options: VerifyOptions) => {
      const source = await openSource(name)
      const at = now()
      const report = await auditSource(source, { wall: options.wall, now: at })
      const definition = report.history?.current
      const holes = describeHoles(report, definition ? await hostsOf(source.read, definition) : [])
      const page = await checkIndexPage(source.read, report, at)
      const findings = page ? [...report.findings, page] : report.findings
      const { wall, files, logs } = report
      say(options, { wall, files, findings, holes }, [
        ...(wall === undefined ? [] : [`Wall ${wall}`, `     ${fingerprint(wall, 'en').join(' ')}`]),
        ...logs.map(
          (log) =>
            `Log  ${log.key.slice(0, 16)}… (${log.admission}): ${log.size} posts, ${log.events.size} bodies verified, ${log.anchors.length} anchors, ${log.holes.size} holes`,
        ),
        ...holes.map(({ position, id, why }) => `Hole #${position} ${id.slice(0, 16)}…: ${why}`),
        ...findings.map(({ path, problem }) => `✗ ${path}: ${problem}`),
        findings.length === 0
          ? `${files} files checked: nothing is wrong`
          : `${files} files checked: ${findings.length} findings`,
      ])
      if (findings.length > 0) process.exitCode = EXIT.wrong
    })
}
