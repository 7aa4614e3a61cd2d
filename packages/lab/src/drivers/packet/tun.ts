// A TUN device: IP packets as reads and writes of a file. Made with one ioctl, through koffi; no compiler, no add-on.
//
// A device is born here and moved into a namespace of ours; there is no way to open one that exists.

import { closeSync, openSync, read, writeSync } from 'node:fs'
import koffi from 'koffi'

const TUNSETIFF = 0x400454ca
/** IFF_TUN | IFF_NO_PI: IP packets without a header before them. */
const FLAGS = 0x1001
const LARGEST = 65_536

export interface Tun {
  readonly name: string
  write(packet: Uint8Array): void
  /** Hears packets until the device is gone. */
  listen(onPacket: (packet: Uint8Array) => void): void
  close(): void
}

/** @param name at most 15 characters, of a device that does not exist. @throws Error without the right to make one */
export function openTun(name: string): Tun {
  const file = openSync('/dev/net/tun', 'r+')
  const request = Buffer.alloc(40)
  request.write(name.slice(0, 15), 'latin1')
  request.writeUInt16LE(FLAGS, 16)
  const libc = koffi.load('libc.so.6')
  const ioctl = libc.func('int ioctl(int fd, unsigned long request, ...)')
  if (ioctl(file, TUNSETIFF, 'void *', request) < 0) {
    closeSync(file)
    throw new Error(`tun: expected the right to make the device ${name}, and was refused it`)
  }
  let open = true
  return {
    name,
    write(packet) {
      if (!open) return
      try {
        writeSync(file, packet)
      } catch {
        // The device is down: the packet is lost, as on a cable that was pulled.
      }
    },
    listen(onPacket) {
      const buffer = Buffer.alloc(LARGEST)
      const next = () => {
        read(file, buffer, 0, LARGEST, null, (error, length) => {
          if (!open || error) return
          onPacket(Uint8Array.from(buffer.subarray(0, length)))
          next()
        })
      }
      next()
    },
    close() {
      open = false
      closeSync(file)
    },
  }
}
