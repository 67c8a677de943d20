import type { ErrorCode } from '../../typings/contract/envelope';

/** True if the same call may well succeed in a while, or has already and its answer was lost. */
export function isPassing(code: ErrorCode): boolean {
  return code === 'OFFLINE' || code === 'SERVICE_BUSY' || code === 'INTERNAL';
}
