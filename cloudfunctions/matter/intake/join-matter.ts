import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { change, insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type MatterDocument, matters, type VoiceDocument, voices } from '../collections.ts';
import { hasEnded } from '../stage/stage-rules.ts';
import { type Acting, isOutside, mayShow } from './matter-access.ts';
import { matterChange } from './matter-schema.ts';
import { settleVoice } from './settle-voice.ts';
import { voiceIdOf } from './voice-repository.ts';

/** Says that a matter is one's own as well, instead of raising it again; or that it is no longer. */
export const joinMatter = action('matter.joinMatter', {
  input: v.strictObject({ ...matterChange, joins: v.boolean() }),
  access: RESIDENTS,
  load: ({ matterId }) => ({
    matter: one(matters, matterId, 'MATTER_NOT_FOUND'),
    voice: own(voices, matterId),
  }),
  command: ({ matterId }) => ({ action: 'matter.join', target: `matter:${matterId}` }),
  budget: 8,
  run: ({ communityId, matterId, joins }, context) => {
    const { actor, matter, voice } = context;
    const answer = () => ({ joins });
    if (voice) {
      return change(context, voices, voice, {
        missing: 'MATTER_NOT_FOUND',
        decide: (current) => {
          if (current.joins === joins) return null;
          if (joins) requireJoinable(actor, matter);
          return { joins, from: null, counted: false };
        },
        follow: settleVoice,
        answer,
      });
    }
    return insert(
      context,
      communityId,
      voices,
      {
        decide: (stamp): VoiceDocument => {
          requireJoinable(actor, matter);
          return {
            _id: voiceIdOf(matterId, actor.residentId),
            communityId,
            matterId,
            residentId: actor.residentId,
            joins,
            from: null,
            counted: false,
            at: stamp.at,
            change: stamp,
          };
        },
        taken: (found) => {
          if (found?.joins !== joins) throw new Refusal('SERVICE_BUSY');
          return found;
        },
        follow: settleVoice,
        answer,
      },
      () => voiceIdOf(matterId, actor.residentId),
    );
  },
});

/** @throws Refusal */
function requireJoinable(actor: Acting, matter: MatterDocument): void {
  if (isOutside(actor) || !matter.open || !mayShow(actor, matter)) {
    throw new Refusal('MATTER_NOT_FOUND');
  }
  if (matter.into !== null) throw new Refusal('MATTER_FOLDED');
  if (hasEnded(matter)) throw new Refusal('MATTER_ENDED');
  if (matter.raiser.residentId === actor.residentId) throw new Refusal('MATTER_OWN');
}
