import { Refusal } from '../../kernel/refusal.ts';
import type { CommunityDocument } from '../../places/collections.ts';
import { getCommunity, saveSecretaries } from '../../places/community-repository.ts';
import { findHolders } from './role-repository.ts';
import { endedTerm, secretariesWithout } from './role-rules.ts';

/**
 * A community is never without a secretary. Its list is the truth about who is secretary no more: it
 * changes in one place, so that of two who end each other's office one finds themself the last.
 */

const TRIES = 3;

/**
 * Before somebody becomes secretary: a term that was ended and is granted again on the day it began is
 * a term.
 */
export async function beginSecretary(
  communityId: string,
  residentId: string,
  from: string,
): Promise<void> {
  const term = endedTerm(residentId, from);
  for (let turn = 0; turn < TRIES; turn += 1) {
    const community = await getCommunity(communityId);
    const ended = community?.secretaries?.ended;
    if (!community || !ended?.includes(term)) return;
    const others = ended.filter((one) => one !== term);
    if ((await saveSecretaries(community, others)) === 1) return;
  }
  throw new Refusal('SERVICE_BUSY');
}

/** Before somebody's term as secretary is ended in their entry. @throws Refusal LAST_SECRETARY */
export async function endSecretary(
  communityId: string,
  residentId: string,
  from: string,
  today: string,
): Promise<void> {
  const term = endedTerm(residentId, from);
  for (let turn = 0; turn < TRIES; turn += 1) {
    const { ended, community } = await secretariesBut(communityId, residentId, today);
    if (ended.includes(term)) return; // an earlier attempt
    if ((await saveSecretaries(community, [...ended, term])) === 1) return;
  }
  throw new Refusal('SERVICE_BUSY');
}

/**
 * The community, and which terms of its secretaries were ended.
 * @throws Refusal LAST_SECRETARY if nobody is secretary beside this one
 */
export async function secretariesBut(
  communityId: string,
  residentId: string,
  today: string,
): Promise<{ community: CommunityDocument; ended: string[] }> {
  const [community, holders] = await Promise.all([
    getCommunity(communityId),
    findHolders(communityId, ['secretary']),
  ]);
  if (!community) throw new Refusal('RESIDENT_NOT_FOUND');
  const ended = community.secretaries?.ended ?? [];
  const left = secretariesWithout(holders, ended, residentId, today);
  if (left.length === 0) throw new Refusal('LAST_SECRETARY');
  return { community, ended };
}
