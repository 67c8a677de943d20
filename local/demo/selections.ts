import { DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import { covers } from '../../cloudfunctions/kernel/path-id.ts';
import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import type {
  AppraisalDocument,
  Candidate,
  HandoverDocument,
  SelectionDocument,
} from '../../cloudfunctions/role/collections.ts';
import type { Person } from './documents.ts';

interface SelectionScene {
  communityId: string;
  places: PlaceDocument[];
  people: Person[];
  start: number;
}

/**
 * Three posts of stewards: one asks for candidates where 李晨露 lives, one waits for the party branch, one is published
 * with an objection.
 */
export function selectionDocuments(scene: SelectionScene): { selections: SelectionDocument[] } {
  const { places, people, start } = scene;
  const li = people.find(({ id }) => id === 'resident-li')?.households[0];
  const stairs = places.filter(
    ({ kind, _id }) =>
      kind === 'stair' &&
      !people.some(({ roles }) => roles.some((held) => held.placeId === _id)) &&
      livingAt(people, _id).length >= 2,
  );
  const own = places.find(({ kind, _id }) => kind === 'stair' && li && covers(_id, li._id));
  const [waits, published] = stairs.filter(({ _id }) => _id !== own?._id);
  const day = (days: number) => dayOf(start + days * DAY);
  const steps = { vetting: { passed: true as const, on: day(-5) } };
  const recommended = (place: PlaceDocument) => ({
    key: keyOf(place, 0),
    reason: '票数最多，热心又细心',
    on: day(-6),
    vetting: null,
    approval: null,
    publishedUntil: null,
  });
  const secretary = 'secretary';
  return {
    selections: [
      ...(own ? [selection(scene, 1, own, { standUntil: day(5), candidates: [] })] : []),
      ...(waits
        ? [
            selection(scene, 2, waits, {
              state: 'vetting',
              current: { ...recommended(waits), on: day(-2) },
              deciders: [secretary],
            }),
          ]
        : []),
      ...(published
        ? [
            selection(scene, 3, published, {
              state: 'publishing',
              current: {
                ...recommended(published),
                ...steps,
                approval: { on: day(-3), paper: '光华街办〔2026〕21号' },
                publishedUntil: day(4),
              },
              deciders: ['grid-officer', 'party', 'observer'],
              objections: [
                {
                  objectionId: 'demo-objection-selection',
                  key: keyOf(published, 0),
                  residentId: 'resident-wang',
                  text: '他白天都在外面上班，有急事找不到人。',
                  at: start - DAY,
                  answer: null,
                },
              ],
            }),
          ]
        : []),
    ],
  };
}

const keyOf = ({ order }: PlaceDocument, index: number) => `c${order}x${index}`;

function livingAt(people: readonly Person[], placeId: string): Person[] {
  return people.filter(
    ({ openid, households }) =>
      openid !== null && households.some(({ _id }) => covers(placeId, _id)),
  );
}

function selection(
  { communityId, people, start }: SelectionScene,
  n: number,
  place: PlaceDocument,
  more: Partial<SelectionDocument>,
): SelectionDocument {
  const _id = `demo-selection-${n}`;
  const at = start - 20 * DAY;
  const candidates = livingAt(people, place._id)
    .slice(0, 2)
    .map(
      (person, index): Candidate => ({
        key: keyOf(place, index),
        residentId: person.id,
        name: person.name,
        words: index === 0 ? '退下来了，白天都在，愿意给大家跑跑腿。' : '住了八年，楼上楼下都熟。',
        homes: person.households.map((home) => home._id).filter((home) => covers(place._id, home)),
        at: at + DAY,
        state: 'standing',
        doubted: false,
      }),
    );
  return {
    _id,
    communityId,
    openKey: place._id,
    role: 'stair-steward',
    placeId: place._id,
    placeLabel: place.label,
    from: dayOf(start),
    until: dayOf(start + 3 * 365 * DAY),
    standUntil: dayOf(start - 12 * DAY),
    publicationDays: 7,
    state: 'open',
    candidates,
    motionId: null,
    current: null,
    deciders: [],
    objections: [],
    appointedBy: null,
    endReason: '',
    order: at + n,
    change: { id: `seed-${_id}`, action: 'seed', actorId: 'seed', target: `selection:${_id}`, at },
    ...more,
  };
}

/** 钱长河, whose term is over, hands over to 刘春枝. */
export function handoverDocuments({ communityId, people, start }: SelectionScene): {
  handovers: HandoverDocument[];
} {
  const term = people.find(({ id }) => id === 'former-steward')?.roles[0];
  if (!term) return { handovers: [] };
  const _id = 'demo-handover-1';
  return {
    handovers: [
      {
        _id,
        communityId,
        residentId: 'former-steward',
        role: 'building-steward',
        placeId: term.placeId,
        placeLabel: term.placeLabel,
        from: term.from,
        until: dayOf(start - 3 * DAY),
        successorId: 'steward',
        given: [
          {
            key: 'task:demo',
            kind: 'task',
            id: 'demo',
            label: '楼道灯换成感应的',
            to: 'successor',
            at: start - DAY,
            done: true,
          },
        ],
        carrying: false,
        confirmed: { leaver: null, successor: null, witness: null },
        counted: [],
        absence: null,
        state: 'open',
        change: {
          id: `seed-${_id}`,
          action: 'seed',
          actorId: 'seed',
          target: `handover:${_id}`,
          at: start - 2 * DAY,
        },
      },
    ],
  };
}

/** This year's appraisal of a steward, with its result. */
export function appraisalDocuments({ communityId, people, start }: SelectionScene): {
  appraisals: AppraisalDocument[];
} {
  const steward = people.find(({ id }) => id === 'steward');
  const term = steward?.roles[0];
  if (!steward || !term) return { appraisals: [] };
  const { placeId, placeLabel, from } = term;
  const year = Number(dayOf(start).slice(0, 4));
  const _id = `${communityId}:${year}`;
  const document: AppraisalDocument = {
    _id,
    communityId,
    year,
    people: [
      {
        key: 'q1',
        residentId: steward.id,
        name: steward.name,
        role: 'building-steward',
        placeId,
        placeLabel,
        from,
        homes: [],
      },
    ],
    rule: '楼栋长管理办法第九条：连续两年不称职的，不再担任。',
    motionId: null,
    state: 'confirmed',
    confirmations: [
      { residentId: 'timer', name: '沈秋', at: start - 5 * DAY },
      { residentId: 'timer', name: '何远', at: start - 5 * DAY },
    ],
    results: [
      {
        key: 'q1',
        raters: 63,
        counts: { excellent: 41, competent: 18, basic: 3, unfit: 1 },
        unfit: false,
      },
    ],
    ended: [],
    carrying: false,
    change: {
      id: 'seed-appraisal',
      action: 'seed',
      actorId: 'seed',
      target: `appraisal:${_id}`,
      at: start - 5 * DAY,
    },
  };
  return { appraisals: [document] };
}
