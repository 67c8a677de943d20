import type { HeldRole } from '../../../typings/contract/resident.ts';
import { recordAudit } from '../../kernel/audit.ts';
import type { Stamp } from '../../kernel/collection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import type { CommunityDocument } from '../../places/collections.ts';
import {
  dropGrant,
  findHolders,
  getCommunity,
  getPerson,
  saveRoles,
  saveSecretaries,
} from './role-repository.ts';
import {
  endedTerm,
  has,
  isSensitive,
  runs,
  secretariesWithout,
  type Term,
  termProblem,
  withoutTerm,
} from './role-rules.ts';

const TRIES = 3; // the person may join, leave or be given another office at the same moment

export interface Office extends Term {
  placeLabel: string;
}

const isEqual = (one: HeldRole, other: HeldRole) =>
  one.role === other.role &&
  one.placeId === other.placeId &&
  one.from === other.from &&
  one.until === other.until;

/** Gives somebody an office: one conditional write of the entry. Given already by this change is done. */
export async function giveOffice(
  person: ResidentDocument | undefined,
  { role, placeId, placeLabel, from, until }: Office,
  today: string,
  change: Stamp,
): Promise<void> {
  const held: HeldRole = { role, placeId, placeLabel, from, until };
  await changeRoles(person, change, (roles) => {
    if (roles.some((one) => isEqual(one, held))) return undefined;
    const problem = termProblem(roles, held, today);
    if (problem)
      throw new Refusal(problem, problem === 'ROLE_TERM_WRONG' ? { years: 5 } : undefined);
    return [...roles, held];
  });
  if (role === 'secretary' && person) await addSecretary(person.communityId, person._id, from);
}

/** Ends an office: its last day is yesterday. The last secretary of a community stays. */
export async function endOffice(
  person: ResidentDocument | undefined,
  term: Omit<Term, 'until'>,
  today: string,
  change: Stamp,
): Promise<void> {
  if (person && isSensitive('grant', term.role) && runs(person.roles, term, today)) {
    await dropGrant(person, term);
  }
  if (person && term.role === 'secretary' && runs(person.roles, term, today)) {
    await dropSecretary(person.communityId, person._id, term.from, today);
  }
  await changeRoles(person, change, (roles) => {
    if (!has(roles, term)) throw new Refusal('ROLE_NOT_HELD');
    return runs(roles, term, today) ? withoutTerm(roles, term, today) : undefined;
  });
}

async function changeRoles(
  found: ResidentDocument | undefined,
  change: Stamp,
  /** undefined: it is as it should be */
  next: (roles: readonly HeldRole[]) => HeldRole[] | undefined,
): Promise<void> {
  let person = found;
  for (let turn = 0; person && turn < TRIES; turn += 1) {
    const { communityId, _id } = person;
    if (person.change.id === change.id) return recordAudit(communityId, person.change);
    if (person.openid === null) throw new Refusal('RESIDENT_NOT_FOUND');
    const roles = next(person.roles);
    if (!roles) return;
    if ((await saveRoles(person, roles, change)) === 1) {
      return recordAudit(communityId, change);
    }
    person = await getPerson(communityId, _id);
  }
  throw new Refusal(person ? 'SERVICE_BUSY' : 'RESIDENT_NOT_FOUND');
}

/** A term that was ended and granted again on the day it began is a term. */
async function addSecretary(communityId: string, residentId: string, from: string): Promise<void> {
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

/**
 * The community's list is the truth about who is secretary no more: it changes in one place, so that of
 * two who end each other's office one finds themself the last.
 * @throws LAST_SECRETARY
 */
async function dropSecretary(
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
 * @throws LAST_SECRETARY if nobody is secretary beside this one
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
