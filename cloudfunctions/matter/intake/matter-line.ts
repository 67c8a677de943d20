import type { MatterLine, MatterPart } from '../../../typings/contract/matter/matter.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import type { MatterDocument, VoiceDocument } from '../collections.ts';
import { stageOf } from '../stage/stage-rules.ts';

const SHORT = 20;

/** What the caller is to a matter. */
export function partIn(
  { raiser }: Pick<MatterDocument, 'raiser'>,
  residentId: string,
  voice: Pick<VoiceDocument, 'joins'> | undefined,
): MatterPart {
  if (raiser.residentId === residentId) return 'raiser';
  return voice?.joins ? 'joined' : null;
}

/** A matter in a list. What was said stands in it only where it has no public wording, for those who see it. */
export function matterLine(matter: MatterDocument, part: MatterPart): MatterLine {
  const { _id, open, words, topicId, placeId, placeLabel, spot, channel, state } = matter;
  const { holder, due, joined, order } = matter;
  const letters = [...words.replaceAll(/\s+/g, ' ')];
  const said = letters.length > SHORT ? `${letters.slice(0, SHORT).join('')}…` : letters.join('');
  return {
    matterId: _id,
    title: open?.title ?? said,
    topicId,
    placeId,
    placeLabel,
    spot,
    channel,
    state,
    stage: stageOf(state),
    holder: holder.role,
    due,
    late: due !== null && due < dayOf(now()),
    joined,
    part,
    open: open !== null,
    at: order,
  };
}
