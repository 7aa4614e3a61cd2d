export * from './issuer.ts'
export * from './issuer-key.ts'
export * from './raw-rsa.ts'
