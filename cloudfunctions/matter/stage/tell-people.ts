import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { job } from '../../kernel/upkeep.ts';
import { type MatterDocument, matters } from '../collections.ts';
import { findVoices } from '../intake/voice-repository.ts';
import { findBearers, findReachable } from './bearer-repository.ts';
import { bears } from './ladder-rules.ts';
import { newsForHolder, newsForPeople } from './news-rules.ts';
import { tellAbout } from './tell-about.ts';
import { saveTold } from './tend-repository.ts';

type Reachable = { _id: string; openid: string | null };

/** Tells those whose matter it is of each public answer, and whoever has it that it has come to them: once each. */
export const tellPeople = job<MatterDocument>({
  name: 'matter.tell',
  collection: matters,
  due: () => ({ telling: true }),
  one: async (matter) => {
    const { communityId, holder, answers, moves } = matter;
    const news = newsForPeople(matter);
    if (news.length > 0) {
      const people = await findConcerned(matter);
      for (const one of news) await tellAbout(matter, one, people);
    }
    const moving = newsForHolder(matter);
    if (moving) {
      const bearers = await findBearers(communityId, holder.placeId, [holder.role], dayOf(now()));
      await tellAbout(
        matter,
        moving,
        bearers.filter((one) => bears(one, holder)),
      );
    }
    await saveTold(matter, { answers: answers.length, moves: moves.length });
  },
});

/** Whoever raised it, and everybody who joined. Two requests. */
async function findConcerned({ communityId, _id, raiser }: MatterDocument): Promise<Reachable[]> {
  const joined = await findVoices(communityId, _id);
  const ids = new Set(joined.map(({ residentId }) => residentId));
  if (raiser.residentId !== null) ids.add(raiser.residentId);
  return ids.size === 0 ? [] : findReachable(communityId, [...ids]);
}
