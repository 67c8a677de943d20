import { entailedStamp } from '../../kernel/command.ts';
import { job } from '../../kernel/upkeep.ts';
import { type MatterDocument, matters, type VoiceDocument } from '../collections.ts';
import { getMatter, markCarried } from '../intake/matter-repository.ts';
import { recount } from '../intake/settle-voice.ts';
import {
  addVoices,
  endVoicesFrom,
  findVoices,
  findVoicesFrom,
  voiceIdOf,
} from '../intake/voice-repository.ts';

/**
 * Whoever raised or joined a matter that goes on under another one has a voice there: they are told of everything
 * about it, and rate it. Once it goes on by itself again those voices end. Safe to repeat.
 */
export async function applyFold(matter: MatterDocument): Promise<void> {
  if (!matter.carrying) return;
  const { communityId, _id: from, into, raiser, change } = matter;
  const before = await findVoicesFrom(communityId, from);
  const gone = before.filter(({ matterId }) => matterId !== into);
  if (gone.length > 0 || into === null) await endVoicesFrom(communityId, from);
  if (into !== null) {
    const people = (await findVoices(communityId, from)).map(({ residentId }) => residentId);
    const all = new Set([...(raiser.residentId === null ? [] : [raiser.residentId]), ...people]);
    // Whoever raised the other one as well is no neighbour who joins it.
    const target = await getMatter(communityId, into);
    if (target?.raiser.residentId) all.delete(target.raiser.residentId);
    const made = [...all].map((residentId): VoiceDocument => {
      const _id = voiceIdOf(into, residentId);
      const stamp = entailedStamp(change, { action: 'matter.fold', target: `voice:${_id}` });
      return {
        _id,
        communityId,
        matterId: into,
        residentId,
        joins: true,
        from,
        counted: false,
        at: change.at,
        change: stamp,
      };
    });
    await addVoices(made, from);
    if (made[0]) await recount(made[0]);
  }
  if (gone[0]) await recount(gone[0]);
  await markCarried(matter);
}

/** Finishes what a cut left. */
export const applyFolds = job<MatterDocument>({
  name: 'matter.carry',
  collection: matters,
  due: () => ({ carrying: true }),
  one: applyFold,
});
