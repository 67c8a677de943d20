import type { OwnData, ResidentActions } from '../../../typings/contract/resident.ts';
import { listOwnVotes } from '../../ballot/vote/own-votes.ts';
import { listOwnWords } from '../../covenant/for-others.ts';
import { dayOf, now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import type { CommunityDocument } from '../../places/collections.ts';
import { consentLine } from '../consent/consent-rules.ts';
import { findActionsOf, findConsentsOf, findReceiptsOf } from '../household/people-repository.ts';

/** All that is kept about the caller, for them to read and take along (个人信息保护法, art. 45). */
export async function exportOwn(
  { communityId }: ResidentActions['exportOwn']['input'],
  { actor, loaded }: ActorContext,
): Promise<OwnData> {
  const community = loaded.community?.[0] as CommunityDocument | undefined;
  const { residentId, resident } = actor;
  const [receipts, consents, actions, { words, voices }, votes] = await Promise.all([
    findReceiptsOf(communityId, residentId),
    findConsentsOf(communityId, residentId, dayOf(now())),
    findActionsOf(communityId, residentId),
    listOwnWords(communityId, residentId),
    listOwnVotes(communityId, residentId),
  ]);
  const sum = (counts: Record<string, number>) =>
    Object.values(counts).reduce((total, count) => total + count, 0);
  return {
    communityName: community?.name ?? '',
    name: resident.name,
    createdAt: resident.createdAt,
    households: resident.households.map(({ label, joinedAt }) => ({ label, joinedAt })),
    roles: resident.roles,
    messages: { granted: sum(resident.grants), sent: sum(resident.sends) },
    receipts: receipts.map(({ notice, confirmedAt, by }) => ({
      title: notice[0]?.title ?? '',
      at: confirmedAt,
      byName: by.how === 'self' ? '' : by.name,
    })),
    consents: consents.map(consentLine),
    words,
    voices,
    votes,
    actions: actions.map(({ action, at }) => ({ action, at })),
  };
}
