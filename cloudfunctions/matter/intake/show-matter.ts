import * as v from 'valibot';
import type { MatterView } from '../../../typings/contract/matter/matter.ts';
import { one, own } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { matterRatings, matterRules, matters, voices } from '../collections.ts';
import { findDrawsOf } from '../revisit/draw-repository.ts';
import { hadPart } from '../revisit/draw-rules.ts';
import { rulesOf, standingTopic } from '../rule/topic-rules.ts';
import { findBearers } from '../stage/bearer-repository.ts';
import { countRatings, hasRated } from '../stage/rating-repository.ts';
import { isWithoutPhone, speakingOffice } from '../stage/spoken-for.ts';
import { hasEnded, notYetUntil, stageLines } from '../stage/stage-rules.ts';
import { taskLines } from '../task/task-line.ts';
import {
  holdingOffice,
  isOutside,
  isOwn,
  mayShow,
  officeAt,
  picturesFor,
  seesRaiser,
  TRIAGERS,
} from './matter-access.ts';
import { matterLine, partIn } from './matter-line.ts';
import { getMatter } from './matter-repository.ts';
import { rightsOf } from './rights-rules.ts';

const NO_RATINGS = { helped: 0, partly: 0, not: 0 };

/** One matter with its five stages. Who raised it stands in it for the officers of its place alone, unless they say otherwise. */
export const showMatter = action('matter.showMatter', {
  input: v.strictObject({ communityId, matterId: documentId }),
  access: RESIDENTS,
  load: ({ communityId, matterId }) => ({
    matter: one(matters, matterId, 'MATTER_NOT_FOUND'),
    voice: own(voices, matterId),
    rating: own(matterRatings, matterId),
    stored: one(matterRules, communityId),
  }),
  budget: 7,
  run: async ({ communityId }, { actor, matter, voice, rating, stored }): Promise<MatterView> => {
    const part = partIn(matter, actor.residentId, voice);
    if (!mayShow(actor, matter) && !part) throw new Refusal('MATTER_NOT_FOUND');
    const rules = rulesOf(stored);
    const topic = standingTopic(rules, matter.topicId);
    const { raiser, holder, moves, answers, into, open } = matter;
    const sees = seesRaiser(actor, matter);
    const outside = isOutside(actor);
    const isNamed = raiser.named && open !== null && !outside;
    const isDone = matter.state === 'done' || matter.state === 'closed';
    const isTwice = matter.state === 'done' && matter.dones.length > 1;
    const today = dayOf(now());
    const until = notYetUntil(matter, rules.notYetDays);
    const speaking = isDone ? speakingOffice(actor, matter) : undefined;
    const [target, ratings, supervisors, draws, isMute, isRated] = await Promise.all([
      into === null ? undefined : getMatter(communityId, into),
      isDone ? countRatings(communityId, matter._id) : NO_RATINGS,
      isTwice ? findBearers(communityId, matter.placeId, ['supervisor'], today) : [],
      hasEnded(matter) || matter.dones.length > 0 ? findDrawsOf(communityId, matter._id) : [],
      speaking ? isWithoutPhone(matter) : false,
      speaking ? hasRated(communityId, matter._id, raiser.residentId ?? '') : false,
    ]);
    return {
      ...matterLine(sees ? matter : { ...matter, words: '' }, part),
      text: open?.text ?? '',
      words: sees ? matter.words : null,
      raiser: sees || isNamed ? raiser.name : null,
      taken: matter.takenBy !== null,
      hotline: sees ? matter.hotline : null,
      route: topic.route,
      topicTitle: topic.title,
      stages: stageLines(matter),
      answers: answers.map(({ residentId: _, pictures: __, ...answer }) => answer),
      holderLine: {
        role: holder.role,
        placeId: holder.placeId,
        name: holder.name,
        since: holder.since,
      },
      moves: [...moves, { ...holder, until: null }].map(({ role, name, since, until, why }) => ({
        role,
        name,
        since,
        until,
        why,
      })),
      tasks: taskLines(actor, matter),
      into: target?.open ? { matterId: target._id, title: target.open.title } : null,
      notYetUntil: until,
      ratings,
      rated: rating?.rating ?? null,
      may: rightsOf(matter, {
        part,
        own: isOwn(actor, matter),
        triages: officeAt(actor, matter.placeId, TRIAGERS) !== undefined,
        holds: holdingOffice(actor, matter) !== undefined,
        outside,
        mayReopen: until !== null && today <= until,
        rated: rating !== undefined,
        ...(isMute ? { speaks: { rates: !isRated && !hadPart(actor.residentId, matter) } } : {}),
      }),
      supervisors: supervisors.map(({ name }) => ({ name, role: 'supervisor' })),
      pictures: picturesFor(actor, matter).flatMap(({ ids }) => ids).length,
      ...(isMute ? { speaksFor: true } : {}),
      ...(draws.length > 0 && !outside
        ? {
            drawn: draws.map(({ _id, from, until, visits }) => ({
              drawId: _id,
              from,
              until,
              result: visits.find((one) => one.matterId === matter._id)?.result ?? null,
            })),
          }
        : {}),
      seen: matter.change.id,
    };
  },
});
