import type { PairingEndWhy } from '../../../typings/contract/pairing.ts';
import { DAY } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { job } from '../../kernel/upkeep.ts';
import { pairings } from '../collections.ts';
import { eraseDiaries } from '../diary/diary-repository.ts';
import { endByItself } from './end-by-itself.ts';
import { diaryDue, markErased, openPairings, parted, unanswered } from './pairing-repository.ts';
import { ANSWER_DAYS } from './pairing-rules.ts';

const ends = (why: PairingEndWhy) => (pairing: { communityId: string; _id: string }) =>
  endByItself(pairing.communityId, pairing._id, why, now());

/** Somebody has moved away or left. */
export const endParted = job({
  name: 'pairing.part',
  collection: pairings,
  due: openPairings,
  stages: parted,
  one: ends('moved'),
});

/** Nobody waits for an answer for ever. */
export const endUnanswered = job({
  name: 'pairing.unanswered',
  collection: pairings,
  due: (at) => unanswered(at - ANSWER_DAYS * DAY),
  one: ends('unanswered'),
});

/** A diary goes some time after the end of its pairing. */
export const eraseOldDiaries = job({
  name: 'pairing.diary',
  collection: pairings,
  due: diaryDue,
  one: async (pairing) => {
    await eraseDiaries(pairing.communityId, [pairing._id]);
    await markErased(pairing);
  },
});
