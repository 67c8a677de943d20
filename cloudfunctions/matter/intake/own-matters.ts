import type { OwnData } from '../../../typings/contract/resident.ts';
import { now } from '../../kernel/clock.ts';
import { findAsParty, findNaming, saveLeft } from '../mediation/mediation-repository.ts';
import { withoutParty } from '../mediation/mediation-rules.ts';
import { readOwnRatings } from '../stage/rating-repository.ts';
import { findWritten } from '../walk/diary-repository.ts';
import { findAtHomes } from '../walk/visit-repository.ts';
import { readRaised } from './matter-repository.ts';
import { blankRaiser } from './raiser-repository.ts';
import { readJoined } from './voice-repository.ts';

type Own = Pick<
  OwnData,
  'matters' | 'joinedMatters' | 'ratedMatters' | 'mediations' | 'doorVisits' | 'diary'
>;

/**
 * What somebody raised, joined and rated, for them to read; of a mediation that there is one, and their own words;
 * visits at their homes, and what they wrote in a diary. Six requests.
 */
export async function listOwnMatters(
  communityId: string,
  residentId: string,
  homes: readonly string[],
): Promise<Own> {
  const [raised, joined, rated, talked, visits, written] = await Promise.all([
    readRaised(communityId, residentId, undefined),
    readJoined(communityId, residentId, undefined),
    readOwnRatings(communityId, residentId),
    findAsParty(communityId, residentId),
    findAtHomes(communityId, homes),
    findWritten(communityId, residentId),
  ]);
  return {
    matters: raised.rows.map(({ words, placeLabel, spot, order, state, raiser }) => ({
      text: words,
      place: [placeLabel, spot].filter((part) => part !== '').join(' '),
      at: order,
      state,
      named: raiser.named,
    })),
    joinedMatters: joined.rows.map(({ matter, at }) => ({
      title: matter[0]?.open?.title ?? '',
      at,
    })),
    ratedMatters: rated.map(({ matter, rating, at }) => ({
      title: matter[0]?.open?.title ?? '',
      rating,
      at,
    })),
    mediations: talked.map(({ order, state, words, parties }) => ({
      at: order,
      state,
      text: parties[0]?.residentId === residentId ? words : '',
    })),
    doorVisits: visits.map(({ day, kinds }) => ({ day, kinds })),
    diary: written.map(({ day, placeLabel, text }) => ({ day, place: placeLabel, text })),
  };
}

const TURNS = 5;

/**
 * Somebody has left: what they raised is nobody's any more, and their words go where there are public ones. That
 * they joined stays under an id that leads to nobody. A mediation that they were a party of ends. Doing it again
 * changes nothing.
 */
export async function forgetMatters(communityId: string, residentId: string): Promise<void> {
  await blankRaiser(communityId, residentId);
  for (let turn = 0; turn < TURNS; turn += 1) {
    const told = (await findNaming(communityId, residentId)).flatMap((one) => {
      const mistaken = one.mistaken?.map((entry) =>
        entry.residentId === residentId ? { ...entry, residentId: '' } : entry,
      );
      const isNamed = one.parties.some(
        (entry) => entry.residentId === residentId && entry.name !== '',
      );
      const isMistaken = one.mistaken?.some((entry) => entry.residentId === residentId);
      if (!isNamed && !isMistaken) return [];
      const left = isNamed ? withoutParty(one, residentId, now()) : {};
      return { one, left: { ...left, ...(mistaken && { mistaken }) } };
    });
    if (told.length === 0) return;
    for (const { one, left } of told) await saveLeft(one, left);
  }
}
