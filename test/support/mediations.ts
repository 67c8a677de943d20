import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { MediationDocument } from '../../cloudfunctions/matter/collections.ts';
import { riseAtOf } from '../../cloudfunctions/matter/mediation/mediation-rules.ts';
import { HOME, MAPLE, type PersonKey, PLACE, personOf, residentIdOf, START } from './community.ts';
import { commandId, type Input } from './inputs.ts';

/** Mediations that are there from the start: all between the resident of the second household and one elsewhere. */

export const MEDIATION = {
  /** nobody but whoever asked is named yet */
  alone: 'e6000000000000000001',
  /** the other has not said yet */
  asked: 'e6000000000000000002',
  going: 'e6000000000000000003',
  /** at the committee, not signed */
  agreed: 'e6000000000000000004',
  /** signed two days ago, looked after today */
  signed: 'e6000000000000000005',
} as const;

const AGO = START - 3 * DAY;

const party = (who: PersonKey, home: string, consents: boolean | null) => ({
  residentId: residentIdOf(who),
  name: personOf(who).name,
  households: [home],
  consents,
  at: AGO,
});
const FIRST = party('resident', HOME.second, true);
const other = (consents: boolean | null) => party('residentElsewhere', HOME.otherEstate, consents);
const talker = (who: PersonKey, role: 'building-steward' | 'mediator') => ({
  residentId: residentIdOf(who),
  name: personOf(who).name,
  role,
  since: AGO,
});

function mediation(_id: string, more: Partial<MediationDocument>): MediationDocument {
  return {
    _id,
    communityId: MAPLE,
    placeId: PLACE.building,
    words: '楼上半夜拖椅子，说过两回都没用',
    other: '楼上 301 那家',
    parties: [FIRST, other(true)],
    level: 'steward',
    mediator: talker('buildingSteward', 'building-steward'),
    passed: [],
    state: 'going',
    end: null,
    endedAt: null,
    agreement: null,
    riseAt: riseAtOf('steward', AGO),
    tendAt: null,
    telling: false,
    order: AGO + Number(_id.slice(-2)),
    change: {
      id: `seed-mediation:${_id}`,
      action: 'seed',
      actorId: 'seed',
      target: `mediation:${_id}`,
      at: AGO,
    },
    ...more,
  };
}

const AGREED = {
  level: 'committee',
  mediator: talker('mediator', 'mediator'),
  state: 'agreed',
  riseAt: null,
} as const;
const TEXT = '晚上十点以后不拖椅子，椅脚包上毡垫';

/** The mediator has written down that they agree to talk; they have been told. */
const NOTE = {
  byId: residentIdOf('buildingSteward'),
  byName: personOf('buildingSteward').name,
  at: AGO,
  how: 'spoken' as const,
  second: null,
  door: '',
  confirmed: null,
};

const MEDIATIONS: MediationDocument[] = [
  mediation(MEDIATION.alone, { parties: [FIRST], state: 'asked' }),
  mediation(MEDIATION.asked, {
    parties: [FIRST, other(null)],
    state: 'asked',
    helpers: [
      { name: '楼上的大伯', says: [{ residentId: residentIdOf('resident'), consents: true }] },
    ],
  }),
  mediation(MEDIATION.going, {
    parties: [FIRST, { ...other(true), note: NOTE }],
  }),
  mediation(MEDIATION.agreed, {
    ...AGREED,
    agreement: { text: TEXT, at: AGO, signedOn: null, followUps: [] },
  }),
  mediation(MEDIATION.signed, {
    ...AGREED,
    agreement: {
      text: TEXT,
      at: AGO,
      signedOn: '2026-06-13',
      followUps: [
        { day: '2026-06-15', result: null },
        { day: '2026-07-15', result: null },
      ],
    },
  }),
];

export const mediationDocuments = (): Record<string, object[]> => ({ mediations: MEDIATIONS });

export const asking = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  words: '楼上空调水滴到我家窗台',
  other: '楼上 401',
  commandId: commandId(n),
  ...more,
});

export const ofMediation = (n: number, mediationId: string, more: Input = {}): Input => ({
  communityId: MAPLE,
  mediationId,
  commandId: commandId(n),
  ...more,
});
export const AGREEING = { text: '空调接好水管，一周内弄好', followUps: ['2026-07-01'] };
