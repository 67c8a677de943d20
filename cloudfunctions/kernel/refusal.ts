import type { ErrorCode, ErrorDetails } from '../../typings/contract/envelope.ts';

/** An answer the caller can act on: thrown by a use case, turned into the envelope by the handler. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails | undefined;

  /** @param details facts for the sentence on the phone; never personal data */
  constructor(code: ErrorCode, details?: ErrorDetails) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}
