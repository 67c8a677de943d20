import { votesUntil } from '../../ballot/for-others.ts';
import { recordAudit } from '../../kernel/audit.ts';
import type { Commanded } from '../../kernel/command.ts';
import type { Stamp } from '../../kernel/database/collection.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { forgetCodes } from '../../people/household-repository.ts';
import { applyToResident, changeResident } from '../../people/resident-repository.ts';
import { forgetTraces } from '../self/forget-traces.ts';
import { clearVacated } from './clear-vacated.ts';
import { isGone, movedOut } from './membership-rules.ts';

interface MovingOut<Answer> {
  householdId: string;
  /** @throws Refusal what keeps the person there */
  check?(person: ResidentDocument): void;
  /** it is not the person's own word: in votes under way they still vote for the home */
  isWrittenOut?: true;
  answer: Answer;
}

/**
 * Takes a household out of somebody's entry; done already is done. The codes with which they joined are
 * forgotten first: an old slip opens nothing again.
 */
export function moveOut<Answer>(
  commanded: Commanded,
  person: ResidentDocument,
  { householdId, check, answer, isWrittenOut }: MovingOut<Answer>,
): Promise<Answer> {
  return changeResident(commanded, person, {
    prepare: async ({ communityId, accountKey }) => {
      check?.(person);
      await forgetCodes(communityId, accountKey, [householdId]);
      const { at } = commanded.command.stamp;
      return isWrittenOut ? stillVoting(communityId, householdId, at) : null;
    },
    decide: (current, voting) => {
      check?.(current);
      return movedOut(current, householdId, voting);
    },
    follow: finishMovingOut,
    answer: () => answer,
  });
}

/** Takes a household out of the entry of somebody who was there when others moved in. */
export async function moveOutMember(
  { communityId, _id, accountKey }: ResidentDocument,
  householdId: string,
  stamp: Stamp,
): Promise<void> {
  await forgetCodes(communityId, accountKey, [householdId]);
  const voting = await stillVoting(communityId, householdId, stamp.at);
  const person = await applyToResident(communityId, { _id }, stamp, (current) => {
    const home = current.households.find((one) => one.householdId === householdId);
    return home && home.joinedAt <= stamp.at ? movedOut(current, householdId, voting) : null;
  });
  if (person?.change.id !== stamp.id) return;
  await recordAudit(communityId, stamp);
  await finishMovingOut(person);
}

/** Until when votes run in which whoever is written out of a home now still votes for it; null without any. */
async function stillVoting(
  communityId: string,
  householdId: string,
  at: number,
): Promise<{ at: number; until: number } | null> {
  const until = await votesUntil(communityId, householdId, at);
  return until === null ? null : { at, until };
}

async function finishMovingOut(person: ResidentDocument): Promise<void> {
  await clearVacated(person);
  if (isGone(person)) await forgetTraces(person);
}
