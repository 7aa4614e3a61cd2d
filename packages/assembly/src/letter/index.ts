export {
  type CredentialHolds,
  type LetterVoice,
  type LetterVoicesInput,
  lettersVoices,
  rememberingCheck,
} from './letters-voices.ts'
