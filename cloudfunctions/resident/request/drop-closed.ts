import { DAY } from '../../kernel/calendar.ts';
import type { BulkJob } from '../../kernel/upkeep.ts';
import { joinRequests } from '../collections.ts';
import { closedBefore, dropClosed } from './request-repository.ts';
import { KEPT_DAYS } from './request-rules.ts';

/** Requests that were closed are kept for a while, for the person to read. */
export const dropClosedRequests: BulkJob = {
  name: 'resident.dropRequests',
  collection: joinRequests,
  due: (at) => closedBefore(at - KEPT_DAYS * DAY),
  all: dropClosed,
};
