import type { ResidentActions } from '../../../typings/contract/resident.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import type { HouseholdDocument, ResidentDocument } from '../../people/collections.ts';
import { checkText } from '../../review/content-check.ts';
import { residents } from './resident-repository.ts';

type Input = ResidentActions['addPerson']['input'];

const idOf = ({ commandId }: Input, openid: string) => idFromCommand(openid, `${commandId} person`);

/** The household, and the person that an earlier attempt of this command may have entered. */
export function addLoad(input: Input, openid: string) {
  return {
    household: { from: 'households', ids: input.householdId },
    earlier: { from: 'residents', ids: idOf(input, openid) },
  };
}

/** Somebody without WeChat, entered by an officer at the door: on paper they take part all the same. */
export async function addPerson(
  input: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<ResidentActions['addPerson']['data']> {
  const { communityId, householdId, name, commandId } = input;
  const household = loaded.household?.[0] as HouseholdDocument | undefined;
  if (!household) throw new Refusal('HOUSEHOLD_NOT_FOUND');
  const _id = idOf(input, openid);
  const earlier = loaded.earlier?.[0] as ResidentDocument | undefined;
  if (earlier) {
    if (earlier.change.action === 'resident.add') await recordAudit(communityId, earlier.change);
    return { residentId: _id };
  }
  const verdict = await checkText(openid, name, 'profile');
  if (verdict === 'risky') throw new Refusal('TEXT_REFUSED');
  if (verdict !== 'pass') throw new Refusal('SERVICE_BUSY'); // a name is seen at once: fail closed
  const target = `household:${householdId}`;
  const change = stampOf(openid, commandId, actor.residentId, 'resident.add', target);
  const { label, lineage } = household;
  await residents.insert({
    _id,
    communityId,
    accountKey: `none:${_id}`,
    openid: null,
    name,
    households: [{ householdId, label, joinedAt: change.at }],
    lineages: [...lineage],
    roles: [],
    grants: {},
    sends: {},
    createdAt: change.at,
    change,
  });
  await recordAudit(communityId, change);
  return { residentId: _id };
}
