// That this page came over a line without encryption: then not only its host, but everybody on the way, the reader's own
// operator among them, reads along and could have put another program in its place. It is said wherever it is said whom the
// program is to be trusted to.

import type { Language } from '../../pages/model.ts'
import { isLoopback } from './place.ts'

const PLAIN: Readonly<Record<Language, string>> = {
  en: 'It came without encryption: anybody on the way sees what you open and could change this program.',
  'zh-Hans': '它没有加密就传了过来：路上的任何人都看得到你打开什么，也能改动这个程序。',
  'zh-Hant': '它沒有加密就傳了過來：路上的任何人都看得到你打開什麼，也能改動這個程式。',
}

/** What is to be said of the line; undefined where it is encrypted, or does not leave the device. */
export function plainLine(lang: Language, from: Pick<Location, 'protocol' | 'hostname'> = location) {
  return isPlain(from) ? PLAIN[lang] : undefined
}

/** An onion service is encrypted as far as its host. */
function isPlain({ protocol, hostname }: Pick<Location, 'protocol' | 'hostname'>): boolean {
  return protocol === 'http:' && !isLoopback(hostname) && !hostname.endsWith('.onion')
}
