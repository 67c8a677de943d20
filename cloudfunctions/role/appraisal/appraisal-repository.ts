import { type MotionDocument, motions } from '../../ballot/collections.ts';
import { command, readerOf, tableOf } from '../../kernel/database/table.ts';
import { type AppraisalDocument, appraisals } from '../collections.ts';

const table = tableOf(appraisals);

/** Appraisals of a community, the newest first. One request. */
export function findAppraisals(communityId: string): Promise<AppraisalDocument[]> {
  return table.find({ communityId }, { order: [['year', 'desc']], limit: 20 });
}

/** Secret votes of the whole community that were announced and have not opened. One request. */
export function findVotesToCome(communityId: string, at: number): Promise<MotionDocument[]> {
  return readerOf(motions).find(
    {
      communityId,
      placeId: communityId,
      ruleId: 'consultation',
      state: 'announced',
      'form.opensAt': command.gt(at),
    },
    { limit: 20 },
  );
}

export function getVoteOf(
  communityId: string,
  motionId: string | null,
): Promise<MotionDocument | undefined> {
  return motionId === null
    ? Promise.resolve(undefined)
    : readerOf(motions).get(communityId, motionId);
}

/** What the result entails has been done. One request. */
export async function markEnded({ communityId, _id, change }: AppraisalDocument): Promise<void> {
  await table.change({ communityId, _id, 'change.id': change.id }, { carrying: false });
}

/** Somebody has left: nothing there names them. One request. @returns whether nobody else has changed it */
export async function saveForgotten(
  { communityId, _id, change }: AppraisalDocument,
  people: AppraisalDocument['people'],
): Promise<boolean> {
  return (await table.change({ communityId, _id, 'change.id': change.id }, { people })) === 1;
}
