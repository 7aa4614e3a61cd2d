// One certificate for every name of the lab's town, made anew each time. The browser is told its key and trusts no other.

import 'reflect-metadata'
import { createHash, webcrypto, X509Certificate } from 'node:crypto'
import { cryptoProvider, SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509'

export interface Certificate {
  readonly key: string
  readonly cert: string
  /** Of the public key, for `--ignore-certificate-errors-spki-list`. */
  readonly spki: string
}

export async function makeCertificate(names: readonly string[]): Promise<Certificate> {
  cryptoProvider.set(webcrypto as Crypto)
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const now = Date.now()
  const made = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=lab',
    keys: keys as CryptoKeyPair,
    signingAlgorithm: algorithm,
    notBefore: new Date(now - 86_400_000),
    notAfter: new Date(now + 30 * 86_400_000),
    extensions: [
      new SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns' as const, value }))),
    ],
  })
  const cert = made.toString('pem')
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64')
  const der = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' })
  return {
    cert,
    key: `-----BEGIN PRIVATE KEY-----\n${pkcs8.match(/.{1,64}/g)?.join('\n')}\n-----END PRIVATE KEY-----\n`,
    spki: createHash('sha256').update(der).digest('base64'),
  }
}
