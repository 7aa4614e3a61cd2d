// The state of an assembly in words: for each passage which test passed or failed, and by how many people.

import {
  type AssemblyState,
  type Constitution,
  type PassageState,
  placeLabels,
  type StageState,
  type WordingState,
} from '@commonwall/assembly'

/** Lines for a terminal. */
export function tellState(constitution: Constitution, state: AssemblyState): readonly string[] {
  if (state.boundAt === undefined) return ['Not bound: not all issuers of all groups have signed it.']
  return state.stages.flatMap((stage, at) => [
    '',
    `${stage.kind === 'round' ? `Round ${at + 1}` : 'The whole document'}: ${tellStatus(stage)}`,
    ...tellGroups(stage, constitution),
    ...tellPassages(stage, constitution),
    ...(stage.document === undefined
      ? []
      : [
          `  ${stage.document.agreed ? 'agreed' : stage.document.contested ? 'contested' : 'not agreed'}  ${stage.document.id}`,
          ...tellWording(stage.document.wording, constitution, '    '),
        ]),
  ])
}

function tellStatus({ status, notHeld, struck, finalAt }: StageState): string {
  if (status === 'incomplete') return `incomplete: ${notHeld} not held`
  const when = finalAt === undefined ? '' : ` since ${new Date(finalAt * 1000).toISOString()}`
  return `${status}${when}${struck.length > 0 ? `; ${struck.length} issuers struck for two roots` : ''}`
}

function tellGroups({ groups, forged }: StageState, constitution: Constitution): readonly string[] {
  if (groups.length === 0) return []
  const each = groups.map(
    ({ voices, people, quorum }, at) =>
      `${constitution.groups[at]?.slug}: ${voices} voices of ${people} issued, ${quorum} needed`,
  )
  return [
    ...each.map((line) => `  ${line}`),
    ...(forged > 0 ? [`  At least ${forged} voices are forged.`] : []),
  ]
}

function tellPassages({ passages }: StageState, constitution: Constitution): readonly string[] {
  const labels = placeLabels(passages)
  return passages.flatMap((passage) => [
    `  ${mark(passage)} ${labels.get(passage.id)}${tellFate(passage, constitution)}`,
    ...passage.wordings.flatMap((wording) => tellWording(wording, constitution, '    ', passage.adopted)),
  ])
}

function mark({ state }: PassageState): string {
  return { closed: 'closed     ', bracketed: '[bracketed]', open: 'open       ' }[state]
}

function tellFate({ suspended, reserved, contested, away }: PassageState, { groups }: Constitution): string {
  const said = [
    suspended ? 'a third of the main disagreement holds it up for this round' : undefined,
    reserved ? 'with a reservation' : undefined,
    contested ? 'contested: forged voices could have tipped it' : undefined,
    away.length > 0 ? `${away.map((at) => groups[at]?.slug).join(', ')} stayed away` : undefined,
  ].filter((one) => one !== undefined)
  return said.length > 0 ? `: ${said.join('; ')}` : ''
}

function tellWording(
  { id, level, margin, groups, thirds }: WordingState,
  constitution: Constitution,
  indent: string,
  adopted?: string,
): readonly string[] {
  const chosen = id === adopted ? '→' : ' '
  const head = `${indent}${chosen} ${id.slice(0, 12)}… ${level}${id === adopted ? `, stands with ${margin} forged` : ''}`
  const failing = groups.flatMap(({ S, O, R, short }, at) => {
    const slug = constitution.groups[at]?.slug
    return [
      short.support > 0 ? `${slug}: ${S} can live with it, ${O} object: ${short.support} too few` : undefined,
      short.quorum > 0 ? `${slug}: ${S} can live with it: ${short.quorum} below the quorum` : undefined,
      short.red > 0 ? `${slug}: ${R} red lines: ${short.red} too many` : undefined,
    ].filter((one) => one !== undefined)
  })
  const held = thirds.flatMap(({ S, O, short }, at) =>
    short > 0 ? [`third ${at + 1} of the main disagreement: ${S} for, ${O} against`] : [],
  )
  return [head, ...[...failing, ...held].map((line) => `${indent}    ${line}`)]
}
