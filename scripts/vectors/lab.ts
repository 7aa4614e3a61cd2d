// Writes vectors/lab/: what the published work says a box does with which bytes. Payloads are made here, by the shapes
// that the papers describe; none is taken over.

import { dnsOverTcp, udpShaper, videoCalls, weather } from './lab/datagrams.ts'
import { dnsForging } from './lab/dns.ts'
import { encryptedTraffic } from './lab/encrypted-traffic.ts'
import { encryptedNames } from './lab/esni.ts'
import { henan } from './lab/henan.ts'
import { httpHosts } from './lab/http.ts'
import { activeProber, mirrorHunt } from './lab/hunt.ts'
import { places } from './lab/ip.ts'
import { quicInitials } from './lab/quic.ts'
import { cutOff, echOuter, secondTlsDevice, whitelist } from './lab/silent.ts'
import { storm } from './lab/storm.ts'
import { tlsNames } from './lab/tls.ts'

for (const make of [
  activeProber,
  cutOff,
  dnsForging,
  dnsOverTcp,
  echOuter,
  encryptedNames,
  encryptedTraffic,
  henan,
  httpHosts,
  mirrorHunt,
  places,
  quicInitials,
  secondTlsDevice,
  storm,
  tlsNames,
  udpShaper,
  videoCalls,
  weather,
  whitelist,
])
  make()
