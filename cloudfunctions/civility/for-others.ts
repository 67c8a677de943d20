export { bearer } from './claim/claim-schema.ts';
export { claimDesk } from './desk/desk-repository.ts';
export { bearerLoads } from './ledger/account-id.ts';
export { forgetPoints, listOwnPoints } from './ledger/own-points.ts';
export { type PrintedStatement, readStatement } from './ledger/read-statement.ts';
export { BRANCH_ENTRIES } from './scorebook/book-command.ts';
export { hasStock } from './shop/goods-repository.ts';
