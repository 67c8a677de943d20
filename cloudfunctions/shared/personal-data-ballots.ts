import { field, type Inventory, NOBODY } from './personal-field.ts';

const RECORD = 'as long as the record of the vote (居委会组织法 art. 39: archives)';
const DOORS = 'officers of the door';

/** Motions, rosters, ballots and papers. */
export const BALLOT_DATA: Record<string, Inventory> = {
  VotingSettingsDocument: { where: 'votingSettings', personal: {}, plain: 'settings' },
  RosterBuilding: { where: 'motions: `buildings`', personal: {}, plain: 'placeId label voters' },
  SignatureEntry: {
    where: 'motions: `signatures`',
    personal: {
      residentId: field('id of who signed', 'two people answer for a result', NOBODY, RECORD),
      name: field('who signed', 'as above', 'everybody whom the motion concerns', RECORD),
    },
    plain: 'as at',
  },
  MotionDocument: {
    where: 'motions',
    personal: {
      authorId: field('id of who made it', 'every act has its author', NOBODY, RECORD),
      signatures: field(
        'who signed the result',
        'two answer for it',
        'everybody concerned',
        RECORD,
      ),
      salt: field(
        'random, mixed into where secret ballots lie',
        'a vote can be voided and a paper told from a phone while it runs',
        NOBODY,
        'until it is counted: then nobody can find a voter’s ballot any more',
      ),
    },
    plain:
      'form ruleId placeId placeLabel lineage state order settings announcedAt dueAt rosterHash rosterVersion eligible buildings covenant cancelled result publishedAt publishedUntil filed carried',
  },
  VoterDocument: {
    where: 'voters',
    personal: {
      _id: field('motion and voter', 'one vote each', DOORS, RECORD),
      key: field('person, household or owner', 'as above', DOORS, RECORD),
      name: field('a person, a door or owners', 'the roster can be challenged', DOORS, RECORD),
      label: field('the door', 'as above', DOORS, RECORD),
      places: field('the voter’s doors', 'officers go there', DOORS, RECORD),
      around: field('the places around them', 'officers search by them', NOBODY, RECORD),
      claims: field('who may vote for it', 'a household has one vote', NOBODY, RECORD),
      owners: field('names of owners', 'an owner is known by name', NOBODY, RECORD),
      area: field('area of the units', 'owners’ votes weigh by it', DOORS, RECORD),
      unit: field('household', 'households are counted beside adults', NOBODY, RECORD),
      present: field('was in the room', 'presence counts by law', DOORS, RECORD),
      cast: field('has voted, and by which channel', 'turnout; never the choice', DOORS, RECORD),
      castBy: field(
        'who voted for a household',
        'everybody there can see it',
        'the household',
        RECORD,
      ),
      voids: field(
        'ballots that were voided, and why',
        'nobody’s vote goes without a word',
        `the voter; ${DOORS}`,
        RECORD,
      ),
      agent: field('who votes by proxy', 'as written on paper', `the voter; ${DOORS}`, RECORD),
    },
    plain: 'communityId motionId buildingId sortKey persons removed active round voiding change',
  },
  BallotDocument: {
    where: 'ballots',
    personal: {
      _id: field(
        'in a named motion whose ballot it is; in a secret one a keyed hash',
        'one ballot each',
        NOBODY,
        RECORD,
      ),
      receipt: field(
        'a number that only the voter keeps',
        'everybody finds their ballot in the list',
        'everybody concerned, once it is counted',
        RECORD,
      ),
      choice: field(
        'what was chosen',
        'it is counted',
        'the voter in a named motion; once it is counted everybody concerned, without a name',
        RECORD,
      ),
      area: field('area that it weighs', 'the list can be recounted', 'as above', RECORD),
    },
    plain: 'communityId motionId guard sealed persons room',
  },
  PaperDocument: {
    where: 'papers',
    personal: {
      voterKey: field('whose paper, in a named motion', 'as above', DOORS, RECORD),
      name: field('the door, or the number of a secret paper', 'as above', DOORS, RECORD),
      places: field('the voter’s doors', 'officers go there', NOBODY, RECORD),
      choice: field(
        'what the paper says',
        'a second person compares',
        DOORS,
        'in a secret motion until it is counted, else as long as the record',
      ),
      enteredBy: field('who entered it', 'two people answer for it', DOORS, RECORD),
      decidedBy: field('who confirmed it', 'as above', NOBODY, RECORD),
    },
    plain: 'motionId serial channel round entryId state carried at',
  },
  ObjectionDocument: {
    where: 'objections',
    personal: {
      residentId: field('who objects', 'a limit a person', NOBODY, RECORD),
      text: field('what they say', 'it is answered', 'those who answer, without the name', RECORD),
      from: field('their building', 'it is answered', 'everybody concerned', RECORD),
    },
    plain: 'motionId kind at state answer correction carried',
  },
  ProxyDocument: {
    where: 'proxies',
    personal: {
      _id: field('motion and agent', 'a limit a person', NOBODY, RECORD),
      agentId: field('who votes for another', 'as above', NOBODY, RECORD),
      voterKey: field('for whom', 'as above', NOBODY, RECORD),
    },
    plain: 'communityId motionId at',
  },
};
