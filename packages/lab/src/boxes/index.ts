// Every box, by the name that scenarios call it.

import { activeProber } from './active-prober.ts'
import { cutOff } from './cut-off.ts'
import type { BoxKind } from './define-box.ts'
import { dnsInjector } from './dns-injector.ts'
import { dnsTcp } from './dns-tcp.ts'
import { dtls } from './dtls-fingerprint.ts'
import { echOuter } from './ech-outer.ts'
import { encryptedTraffic } from './encrypted-traffic.ts'
import { esniDrop } from './esni-drop.ts'
import { henan } from './henan.ts'
import { httpHost } from './http-host.ts'
import { ipNullRoute } from './ip-null-route.ts'
import { ipResetData } from './ip-reset-data.ts'
import { ipResetSyn } from './ip-reset-syn.ts'
import { mirrorHunt } from './mirror-hunt.ts'
import { quicSni } from './quic-sni.ts'
import { storm443 } from './storm-443.ts'
import { tlsSniDrop } from './tls-sni-drop.ts'
import { tlsSniReset } from './tls-sni-reset.ts'
import { udpShaper } from './udp-shaper.ts'
import { weather } from './weather.ts'
import { whitelist } from './whitelist.ts'

export const BOXES: ReadonlyMap<string, BoxKind> = new Map(
  [
    activeProber,
    cutOff,
    dnsInjector,
    dnsTcp,
    dtls,
    echOuter,
    encryptedTraffic,
    esniDrop,
    henan,
    httpHost,
    ipNullRoute,
    ipResetData,
    ipResetSyn,
    mirrorHunt,
    quicSni,
    storm443,
    tlsSniDrop,
    tlsSniReset,
    udpShaper,
    weather,
    whitelist,
  ].map((kind) => [kind.name, kind]),
)
