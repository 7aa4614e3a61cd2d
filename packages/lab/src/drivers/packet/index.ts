// The packet driver, apart from the rest: it alone needs Linux, the right to make namespaces, and koffi.

export { whyNoNamespaces } from './namespaces.ts'
export * from './packet-lab.ts'
export { packetRig } from './packet-rig.ts'
export type { PacketWire } from './packet-wire.ts'
