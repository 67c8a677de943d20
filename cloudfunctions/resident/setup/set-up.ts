import type { Membership, ResidentActions } from '../../../typings/contract/resident.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { dayOf, now } from '../../kernel/clock.ts';
import type { PersonContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { accountKeyOf } from '../../people/actor.ts';
import { membershipOf } from '../../people/membership.ts';
import { checkText } from '../../review/content-check.ts';
import type { SetupDocument } from '../collections.ts';
import { findOpenSetup } from '../door/find-code.ts';
import { findResident, residents } from '../household/resident-repository.ts';
import { addRole, claimSetup, findUnfinished, finishSetup } from './setup-repository.ts';
import { secretaryRole } from './setup-rules.ts';

/**
 * Makes the first secretary of a community with its one-time set-up code. Taking the code is the truth:
 * one conditional update, which keeps who takes it. What follows is finished by a retry or the timer.
 */
export async function setUp(
  { code, name, commandId }: ResidentActions['setUp']['input'],
  { openid }: PersonContext,
): Promise<Membership> {
  let setup = await findOpenSetup(code, openid);
  const { communityId } = setup;
  const accountKey = accountKeyOf(openid);
  if (setup.code.usedBy === null) {
    const verdict = await checkText(openid, name, 'profile');
    if (verdict === 'risky') throw new Refusal('TEXT_REFUSED');
    if (verdict !== 'pass') throw new Refusal('SERVICE_BUSY'); // a name is seen at once: fail closed
    const entryHere = setup.entries.find((one) => one.communityId === communityId);
    const residentId = entryHere?._id ?? idFromCommand(openid, communityId);
    const change = stampOf(
      openid,
      commandId,
      residentId,
      'community.set-up',
      `place:${communityId}`,
    );
    const secretary = { residentId, openid, name, done: false };
    if ((await claimSetup(setup, accountKey, secretary, change)) === 1) {
      const usedAt = change.at;
      setup = { ...setup, code: { ...setup.code, usedBy: accountKey, usedAt }, secretary, change };
    } else {
      setup = await findOpenSetup(code, openid); // refused unless the person's other phone was quicker
      if (setup.code.usedBy !== accountKey) throw new Refusal('CODE_USED');
    }
  }
  await finish(setup);
  const resident = await findResident(communityId, accountKey);
  if (!resident) throw new Refusal('SERVICE_BUSY');
  return membershipOf(resident, setup.community[0]?.name ?? '', dayOf(now()));
}

/** Puts the secretary into office and records it, once: an office that has ended since does not come back. */
async function finish(setup: SetupDocument): Promise<void> {
  const { communityId, secretary, change } = setup;
  if (!secretary || secretary.done || secretary.name === null) return;
  const { residentId, openid, name } = secretary;
  const accountKey = accountKeyOf(openid);
  const role = secretaryRole(communityId, dayOf(change.at));
  const isNew = await residents.insert({
    _id: residentId,
    communityId,
    accountKey,
    openid,
    name,
    households: [],
    lineages: [],
    roles: [role],
    grants: {},
    sends: {},
    createdAt: change.at,
    change,
  });
  if (!isNew) await addRole(communityId, accountKey, role, change);
  await recordAudit(communityId, change);
  await finishSetup(setup);
}

const STILL_AT_WORK = 60_000;

/** For the timer: the offices that a cut left open. */
export async function finishSetups(): Promise<void> {
  for (const setup of await findUnfinished(now() - STILL_AT_WORK)) await finish(setup);
}
