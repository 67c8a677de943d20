import { chineseMinute } from '../../cloudfunctions/kernel/calendar.ts';
import type { FailureDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { Cloud } from './cloud.ts';

const MOST = 100;

/** What upkeep has failed at, over all communities, most often first; at most a hundred. */
export async function readFailures(cloud: Cloud): Promise<FailureDocument[]> {
  const { data } = await cloud
    .database()
    .collection('failures')
    .orderBy('attempts', 'desc')
    .orderBy('_id', 'asc')
    .limit(MOST)
    .get();
  return data as FailureDocument[];
}

/** A line for each: attempts, job, document, community, code, when it is tried again. */
export function failureLines(failures: readonly FailureDocument[]): string[] {
  return failures.map(
    ({ attempts, job, documentId, communityId, code, nextAt }) =>
      `${attempts} ×  ${job}  ${documentId}  ${communityId}  ${code}  next ${chineseMinute(nextAt)}`,
  );
}
