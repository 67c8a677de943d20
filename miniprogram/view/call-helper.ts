import { callCloud } from '../cloud/call-cloud';
import { callableWords } from '../text/resident/contact';
import { DUTY, isOnDuty } from '../text/role/duty';
import { roleWords } from '../text/role/role';
import { chooseOne } from './choose-one';
import { explain } from './load';

/** Offers whom somebody with a question may call at this moment, the nearest first, and calls them. */
export async function callHelper(communityId: string): Promise<void> {
  const answer = await callCloud('role', 'listStewards', { communityId });
  if (!answer.ok) return explain(answer);
  const { stewards, duty } = answer.data;
  const near = stewards.flatMap(({ name, role, reach }) =>
    reach?.phone ? [{ words: `${roleWords(role)} ${name}`, phone: reach.phone }] : [],
  );
  const people = duty ? [...near, { words: `${DUTY.name} ${duty.who}`, phone: duty.phone }] : near;
  const isClosed = duty !== null && !isOnDuty(duty, Date.now());
  if (people.length === 0) {
    const later = stewards.flatMap(({ name, reach }) =>
      reach ? [`${name} ${callableWords(reach)}`] : [],
    );
    const content = [DUTY.none, ...later].join('\n');
    await wx.showModal({ content, showCancel: false, confirmText: DUTY.close });
    return;
  }
  const hours = isClosed && near.length === 0 ? `${duty.who} ${callableWords(duty)}` : DUTY.choose;
  const chosen = await chooseOne(
    people.map(({ words }) => words),
    hours,
  );
  const person = chosen === null ? undefined : people[chosen];
  if (!person) return;
  await wx.makePhoneCall({ phoneNumber: person.phone }).catch(() => undefined); // closed without calling
}
