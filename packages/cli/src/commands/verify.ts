// `commonwall verify SOURCE`: checks every checkpoint, anchor, tile, id, signature, definition and hole, of an
// address, a folder, a bundle, or a page with a wall in it.

import { readFileSync, statSync } from 'node:fs'
import { fingerprint } from '@commonwall/wall'
import { Command } from 'commander'
import { hostsOf } from '../post/inboxes.ts'
import { openSource } from '../source/open-source.ts'
import { now } from '../terminal/arguments.ts'
import { EXIT } from '../terminal/command-error.ts'
import { say, withJson } from '../terminal/output.ts'
import { describeHoles } from '../verify/holes.ts'
import {
  type SmallFileOptions,
  smallFileKind,
  verifyEvidenceFile,
  verifyProofFile,
} from '../verify/small-files.ts'
import { verifySource } from '../verify/verify-source.ts'

type VerifyOptions = SmallFileOptions

export function verifyCommand(): Command {
  return withJson(new Command('verify'))
    .description('verify a wall from first post to last, trusting nobody')
    .argument(
      '<source>',
      'address, folder, bundle, page with a wall in it; or a file of evidence, or a proof',
    )
    .option('--wall <id>', 'the wall that it must be')
    .option('--at <source>', 'evidence, proof: a copy of the wall to hold it against')
    .option('--event <file>', 'proof: the post that it is about')
    .action(async (name: string, options: VerifyOptions) => {
      const kind = smallFileIn(name)
      if (kind === 'evidence') return verifyEvidenceFile(name, options)
      if (kind === 'proof') return verifyProofFile(name, options)
      const source = await openSource(name)
      const at = now()
      const report = await verifySource(source, { wall: options.wall, now: at })
      const { history } = report
      const holes = describeHoles(report, history ? await hostsOf(source.read, history) : [], at)
      const { wall, files, logs, findings, moved } = report
      say(
        options,
        { wall, files, findings, moved, holes, evidence: report.evidence.map(({ path }) => path) },
        [
          ...(wall === undefined ? [] : [`Wall ${wall}`, `     ${fingerprint(wall, 'en').join(' ')}`]),
          ...logs.map((log) =>
            log.isHeld
              ? `Log  ${log.key.slice(0, 16)}… (${log.admission}): ${log.size} posts, ${log.events.size} bodies verified, ${log.anchors.length} anchors, ${log.holes.size} holes`
              : `Log  ${log.key.slice(0, 16)}… (${log.admission}): not held here`,
          ),
          ...holes.map(({ position, id, why }) => `Hole #${position} ${id.slice(0, 16)}…: ${why}`),
          ...report.evidence.map(
            ({ log, path }) => `Evidence: the log ${log.slice(0, 16)}… signed two histories (${path})`,
          ),
          ...findings.map(({ path, problem }) => `✗ ${path}: ${problem}`),
          ...(moved
            ? ['The wall changed each time while it was read: verify it again, or another copy of it.']
            : []),
          findings.length === 0
            ? `${files} files checked: nothing is wrong`
            : `${files} files checked: ${findings.length} findings`,
        ],
      )
      if (findings.length > 0) process.exitCode = EXIT.wrong
    })
}

/** Evidence and proofs are short; what is longer is a wall. */
const LONGEST = 1_000_000

function smallFileIn(name: string): ReturnType<typeof smallFileKind> {
  const stats = statSync(name, { throwIfNoEntry: false })
  return stats?.isFile() && stats.size <= LONGEST ? smallFileKind(readFileSync(name)) : undefined
}
