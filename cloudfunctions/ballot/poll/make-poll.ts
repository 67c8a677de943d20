import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { MotionForm } from '../../../typings/contract/motion.ts';
import { one } from '../../kernel/action/load.ts';
import { DAY } from '../../kernel/calendar.ts';
import { insert } from '../../kernel/command.ts';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, line } from '../../kernel/schema.ts';
import { newestKeyId } from '../../kernel/secret.ts';
import { action } from '../../people/action.ts';
import { places } from '../../places/collections.ts';
import { placeId } from '../../places/place-schema.ts';
import { SCHEME } from '../body/body-rules.ts';
import { motions } from '../collections.ts';
import { POLL_ACCESS } from '../motion/motion-access.ts';
import { emptyMotion } from '../motion/motion-rules.ts';
import { instant, questions } from '../motion/motion-schema.ts';
import { areQuestionsFit } from '../vote/answer-rules.ts';

const MOST_DAYS = 60;
/** An answer on its way lands within the longest life of a function. */
const LANDING = 60_000;

/** Asks the people of a place: no roster, nothing follows from it by law. Nobody learns who chose what. */
export const makePoll = action('ballot.makePoll', {
  input: v.strictObject({
    communityId,
    placeId,
    title: line(40),
    questions,
    closesAt: instant,
    commandId,
  }),
  access: POLL_ACCESS,
  load: (input) => ({ place: one(places, input.placeId, 'PLACE_NOT_FOUND') }),
  command: () => ({ action: 'motion.poll', target: 'motion:', creates: true as const }),
  budget: 3,
  run: async (input, context) => {
    const { actor, place } = context;
    const salt = randomBytes(32).toString('base64url');
    return insert(context, input.communityId, motions, {
      decide: (stamp) => {
        const form = formOf(input, stamp.at);
        return {
          ...emptyMotion(input.communityId, stamp, actor.residentId),
          form,
          ruleId: form.ruleId,
          placeId: input.placeId,
          placeLabel: place.label,
          lineage: ancestorsAndSelf(input.placeId),
          state: 'announced' as const,
          scheme: SCHEME,
          salt,
          keyId: newestKeyId(),
          announcedAt: stamp.at,
          dueAt: form.countsAt,
        };
      },
      answer: (_motion, { id }) => ({ motionId: id }),
    });
  },
});

type Asked = Pick<MotionForm, 'placeId' | 'title' | 'questions' | 'closesAt'>;

/** @throws Refusal MOTION_HAS_PROBLEMS */
function formOf({ placeId, title, questions, closesAt }: Asked, at: number): MotionForm {
  if (!areQuestionsFit(questions)) {
    throw new Refusal('MOTION_HAS_PROBLEMS', { problems: 'questions-unfit' });
  }
  if (closesAt <= at || closesAt > at + MOST_DAYS * DAY) {
    throw new Refusal('MOTION_HAS_PROBLEMS', { problems: 'times-wrong' });
  }
  return {
    title,
    body: '',
    placeId,
    ruleId: 'poll',
    basis: 'residents',
    matter: 'opinion',
    covenantId: null,
    questions,
    secret: true,
    opensAt: at,
    closesAt,
    countsAt: closesAt + LANDING,
    partyConsultedOn: null,
    urgentReason: '',
    authorisation: '',
    registered: 0,
    women: 0,
    reviseOn: null,
  };
}
