export { bearer } from './claim/claim-schema.ts';
export { claimDesk } from './desk/desk-repository.ts';
export { bearerLoads } from './ledger/account-id.ts';
export { forgetPoints, listOwnPoints } from './ledger/own-points.ts';
export { type PrintedStatement, readStatement } from './ledger/read-statement.ts';
export { BRANCH_ENTRIES, bookCommand } from './scorebook/book-command.ts';
export { ofCard } from './scorebook/score-schema.ts';
export { cardLoads, type PrintedCard, readCard } from './scorecard/read-card.ts';
export { hasStock } from './shop/goods-repository.ts';
