// What a person does in an assembly, as events to be signed: one logic for the command and the app.

export * from './behind.ts'
export * from './few-voices.ts'
export * from './first-word.ts'
export * from './missed.ts'
export * from './next-ballot.ts'
export * from './sign-outcome.ts'
export * from './stage-at.ts'
