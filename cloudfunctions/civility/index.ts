import { sweepOf } from '../kernel/audit.ts';
import { outboxOf } from '../messages/outbox.ts';
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
import { tellHouseholds } from './claim/tell-household.ts';
import { withdrawClaim } from './claim/withdraw-claim.ts';
import { claims, goods, pointRules, reservations, stock } from './collections.ts';
import { checkAccounts } from './ledger/check-books.ts';
import { showAccount } from './ledger/show-account.ts';
import { pointMessages } from './message-subject.ts';
import { adoptRuleTable } from './rule/adopt-rule-table.ts';
import { saveRuleTable } from './rule/save-rule-table.ts';
import { showRuleTable } from './rule/show-rule-table.ts';
import { simulateRuleTable } from './rule/simulate-rule-table.ts';
import { cancelReservation } from './shop/cancel-reservation.ts';
import { handOver } from './shop/hand-over.ts';
import { listCounter } from './shop/list-counter.ts';
import { listGoods } from './shop/list-goods.ts';
import { listReservations } from './shop/list-reservations.ts';
import { finishMoves, moveStock } from './shop/move-stock.ts';
import { reserveGoods } from './shop/reserve-goods.ts';
import { saveGoods } from './shop/save-goods.ts';
import { expireReservations, settleReservations } from './shop/settle-reservation.ts';

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
    listGoods,
    saveGoods,
    moveStock,
    reserveGoods,
    cancelReservation,
    handOver,
    listReservations,
    listCounter,
  ],
  upkeep: [
    postClaims,
    settleReservations,
    expireReservations,
    finishMoves,
    tellHouseholds,
    ...outboxOf(pointMessages),
    checkAccounts,
    sweepOf(claims),
    sweepOf(pointRules),
    sweepOf(goods),
    sweepOf(stock),
    sweepOf(reservations),
  ],
});
