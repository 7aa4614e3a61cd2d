// IP addresses as text and bytes.

/** Four bytes of dotted IPv4, sixteen of IPv6. @throws TypeError for anything else */
export function parseAddress(text: string): Uint8Array {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) {
    const bytes = text.split('.').map(Number)
    if (bytes.every((byte) => byte < 256)) return Uint8Array.from(bytes)
  }
  const halves = text.split('::')
  const groups = (half = '') => half.split(':').filter((group) => group !== '')
  const [left, right] = [groups(halves[0]), groups(halves[1])]
  const gap = halves.length === 2 ? 8 - left.length - right.length : 0
  const all = [...left, ...Array.from({ length: Math.max(0, gap) }, () => '0'), ...right]
  if (all.length !== 8 || halves.length > 2 || all.some((group) => !/^[0-9a-f]{1,4}$/i.test(group)))
    throw new TypeError(`address: expected IPv4 or IPv6, got "${text}"`)
  return Uint8Array.from(
    all.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]),
  )
}
