// What no program can see from here, asked of whoever runs the machine. Every one of these was somebody's undoing.

/** One question a line; "no" or "I do not know" to any of them is work to do. */
export const QUESTIONS: readonly string[] = [
  'Does the web server before this node (Caddy, nginx, Apache) keep no access log, and no error log with addresses? (deploy/ shows how.)',
  'Does your CDN keep no logs, and do you know that it reads everything that is posted unsealed?',
  'Does the bucket that a mirror lives in have access logging and metrics switched off?',
  'Do the firewall, the load balancer and the provider’s panel keep no connection logs?',
  'Does the system’s journal keep nothing of this service but its own lines, and not for ever?',
  'Is the keepers’ key on a machine or stick that is not here, and is there a second copy of it?',
  'If this machine is seized tonight: is its disk encrypted, and does somebody else hold a mirror?',
]
