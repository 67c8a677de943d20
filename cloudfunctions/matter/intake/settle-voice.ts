import { job } from '../../kernel/upkeep.ts';
import { type VoiceDocument, voices } from '../collections.ts';
import { getMatter, saveJoined } from './matter-repository.ts';
import { countVoices, markCounted, uncountedVoices } from './voice-repository.ts';

const TURNS = 5;

/**
 * Counts a matter's voices anew after one has changed. The turn is read before they are counted: of two who count
 * at once the slower one counts again. Safe to repeat.
 */
export async function recount(voice: VoiceDocument): Promise<void> {
  const { communityId, matterId } = voice;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const matter = await getMatter(communityId, matterId);
    if (!matter) return markCounted(voice);
    const joined = await countVoices(communityId, matterId);
    if (await saveJoined(matter, joined)) return markCounted(voice);
  }
}

/** Unless it has been done. */
export async function settleVoice(voice: VoiceDocument): Promise<void> {
  if (!voice.counted) await recount(voice);
}

/** Counts what a cut, or many at once, left uncounted. */
export const settleVoices = job<VoiceDocument>({
  name: 'matter.voices',
  collection: voices,
  due: uncountedVoices,
  one: recount,
});
