// The numbers that an assembly's constitution has unless its groups agree on others (DESIGN §5).

import type { RuleNumbers } from '@commonwall/assembly'

export const USUAL_RULE: RuleNumbers = { ratio: 2, least: 3, part: 5, red: 4 }
