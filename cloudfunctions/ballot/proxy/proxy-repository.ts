import { command, readerOf, tableOf } from '../../kernel/database/table.ts';
import { type MotionDocument, type ProxyDocument, proxies, voters } from '../collections.ts';

const table = tableOf(proxies);
const voterReader = readerOf(voters);

/** An invocation that took a place names it in the voter within its life. */
const SETTLED_AFTER = 60_000;

/**
 * Takes a place among those that somebody may vote for; one that is taken for this voter stays theirs, and
 * one that its voter does not name any more is free again.
 * @returns false if all are taken
 */
export async function takeProxy(
  { communityId, _id: motionId }: Pick<MotionDocument, 'communityId' | '_id'>,
  agentId: string,
  voterKey: string,
  { most, at }: { most: number; at: number },
): Promise<boolean> {
  const taken = await table.find({ communityId, motionId, agentId }, { limit: 100 });
  if (taken.some((one) => one.voterKey === voterKey)) return true;
  for (let n = 0; n < most; n += 1) {
    const _id = `${motionId}:${agentId}:${n}`;
    if (taken.some((one) => one._id === _id)) continue;
    if (await table.insert({ _id, communityId, motionId, agentId, voterKey, at })) return true;
  }
  const old = taken.filter((one) => one.at < at - SETTLED_AFTER);
  const named = await voterReader.find(
    { communityId, _id: command.in(old.map((one) => `${motionId}:${one.voterKey}`)) },
    { fields: ['key', 'agent'] },
  );
  const isFree = (one: ProxyDocument) =>
    !named.some(({ key, agent }) => key === one.voterKey && agent?.residentId === agentId);
  for (const { _id, voterKey: before, at: since } of old.filter(isFree)) {
    const place = { communityId, _id, voterKey: before, at: since };
    if ((await table.change(place, { voterKey, at })) === 1) return true;
  }
  return false;
}
