// The verbs by which people come to have a voice, in their order: roll and issuer-key, invite, join, issue, join again.

export { inviteCommand } from './invite.ts'
export { issueCommand } from './issue.ts'
export { joinCommand } from './join.ts'
export { issuerKeyCommand, rollCommand } from './roll.ts'
