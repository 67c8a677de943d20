import { sweepOf } from '../kernel/audit.ts';
import { defineModule } from '../people/action.ts';
import { askToVoid } from './claim/ask-to-void.ts';
import { decideAppeal } from './claim/decide-appeal.ts';
import { decideVoid } from './claim/decide-void.ts';
import { fileClaim } from './claim/file-claim.ts';
import { listClaims } from './claim/list-claims.ts';
import { listQueue } from './claim/list-queue.ts';
import { postClaims } from './claim/post-claim.ts';
import { raiseAppeal } from './claim/raise-appeal.ts';
import { reviewClaim } from './claim/review-claim.ts';
import { withdrawClaim } from './claim/withdraw-claim.ts';
import { claims, pointRules } from './collections.ts';
import { checkAccounts } from './ledger/check-books.ts';
import { showAccount } from './ledger/show-account.ts';
import { adoptRuleTable } from './rule/adopt-rule-table.ts';
import { saveRuleTable } from './rule/save-rule-table.ts';
import { showRuleTable } from './rule/show-rule-table.ts';
import { simulateRuleTable } from './rule/simulate-rule-table.ts';

export const { main, actions, aliases, upkeep } = defineModule('civility', {
  actions: [
    showRuleTable,
    saveRuleTable,
    adoptRuleTable,
    simulateRuleTable,
    fileClaim,
    listClaims,
    listQueue,
    reviewClaim,
    withdrawClaim,
    raiseAppeal,
    decideAppeal,
    askToVoid,
    decideVoid,
    showAccount,
  ],
  upkeep: [postClaims, checkAccounts, sweepOf(claims), sweepOf(pointRules)],
});
