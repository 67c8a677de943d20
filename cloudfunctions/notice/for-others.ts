export { findReceiptsOf, forgetConfirmer } from './confirm/own-receipt-repository.ts';
