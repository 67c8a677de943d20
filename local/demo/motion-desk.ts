import type {
  BallotDocument,
  MotionDocument,
  ObjectionDocument,
  PaperDocument,
  VoterDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import { DAY, HOUR } from '../../cloudfunctions/kernel/calendar.ts';
import type { Stamp } from '../../cloudfunctions/kernel/database/collection.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import type { Person } from './documents.ts';

/** What lies on an officer's desk beside the votes themselves. */

export interface Scene {
  /** the whole community, whose representatives meet */
  root: PlaceDocument;
  /** the building that talks things over, and whose owners vote */
  place: PlaceDocument;
  people: Person[];
  households: HouseholdDocument[];
  author: Person;
  /** countersigns */
  second: Person;
  /** writes papers down */
  officer: Person;
  /** has not voted yet */
  householdId: string;
  start: number;
}

export interface Vote {
  motion: MotionDocument;
  voters: VoterDocument[];
  ballots: BallotDocument[];
}

export function stamp({ author, start }: Scene, target: string): Stamp {
  return {
    id: `demo-${target}`,
    action: 'motion.announce',
    actorId: author.id,
    target,
    at: start - 16 * DAY,
  };
}

/** One paper of the named vote that waits for a second person. */
export function paper(scene: Scene, { motion, voters }: Vote): PaperDocument[] {
  const { officer, householdId, start } = scene;
  const voter = voters.find(({ cast, key }) => cast === null && key !== householdId);
  if (!voter) return [];
  return [
    {
      _id: `${motion._id}:${voter.key}:0`,
      communityId: motion.communityId,
      motionId: motion._id,
      voterKey: voter.key,
      serial: null,
      name: voter.label,
      places: voter.places,
      channel: 'door',
      round: 0,
      choice: 'yes',
      enteredBy: { residentId: officer.id, name: officer.name },
      entryId: 'demo-paper',
      decidedBy: null,
      state: 'entered',
      carried: true,
      at: start - HOUR,
      change: { ...stamp(scene, `motion:${motion._id}`), id: 'demo-paper', action: 'paper.enter' },
    },
  ];
}

export function objection(scene: Scene, { motion }: Vote): ObjectionDocument {
  const _id = 'demo-objection';
  return {
    _id,
    communityId: motion.communityId,
    motionId: motion._id,
    kind: 'roster',
    residentId: scene.officer.id,
    text: '501 上个月已经卖掉了，名册上还是原来那一户。',
    from: scene.place.label,
    at: scene.start - HOUR,
    state: 'open',
    answer: '',
    correction: { kind: 'none' },
    carried: true,
    change: { ...stamp(scene, `motion:${motion._id}`), id: _id, action: 'motion.object' },
  };
}
