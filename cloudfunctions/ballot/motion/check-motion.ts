import type { BallotActions } from '../../../typings/contract/ballot.ts';
import type { MotionProblem } from '../../../typings/contract/motion.ts';
import { rolesInForce } from '../../kernel/access.ts';
import { dayOf, now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import type { MotionDocument } from '../collections.ts';
import { countRepresentatives, rosterOf, type VoterSeed, weightOf } from '../roster/voter-rules.ts';
import { covenantOf } from './covenant-text.ts';
import { motionLoad, motionOf } from './motion-access.ts';
import { findRosterHouseholds, findRosterPeople } from './motion-repository.ts';
import { problemsOf } from './motion-rules.ts';
import { settingsLoad, settingsOf } from './voting-settings.ts';

type Input = BallotActions['checkMotion']['input'];

export function checkLoad(input: Input) {
  return { ...motionLoad(input), ...settingsLoad(input) };
}

export interface Checked {
  problems: MotionProblem[];
  seeds: VoterSeed[];
  eligible: ReturnType<typeof weightOf>;
  covenant: MotionDocument['covenant'];
}

/** Who would be on the roster now, and what stands in the way: a thousand households or people a request. */
export async function checkNow(
  motion: MotionDocument,
  context: Pick<ActorContext, 'loaded'>,
): Promise<Checked> {
  const { communityId, form, placeId } = motion;
  const { basis } = form;
  const needsHouseholds = basis !== 'representatives' && basis !== 'residents';
  const needsPeople = basis === 'adults' || basis === 'representatives';
  const [households, residents, covenant] = await Promise.all([
    needsHouseholds ? findRosterHouseholds(communityId, placeId) : [],
    needsPeople ? findRosterPeople(communityId, placeId) : [],
    form.covenantId ? covenantOf(motion, form.covenantId) : null,
  ]);
  const today = dayOf(now());
  const people = residents.map((person) => ({
    ...person,
    roles: rolesInForce(person.roles, today),
  }));
  const seeds = rosterOf(basis, placeId, households, people);
  const eligible = weightOf(form.ruleId, seeds);
  const facts = {
    eligible,
    withoutArea: households.filter(({ area }) => area === null || area <= 0).length,
    representatives: countRepresentatives(seeds, people),
  };
  return {
    problems: problemsOf(form, settingsOf(context), facts, covenant, now()),
    seeds,
    eligible,
    covenant: covenant && {
      covenantId: covenant.covenantId,
      title: covenant.title,
      fingerprint: covenant.fingerprint,
    },
  };
}

/** Looks before it is announced: nothing is written. */
export async function checkMotion(
  _input: Input,
  context: ActorContext,
): Promise<BallotActions['checkMotion']['data']> {
  const { problems, eligible } = await checkNow(motionOf(context), context);
  return { problems, eligible };
}
