import { DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { Candidate, SelectionDocument } from '../../cloudfunctions/role/collections.ts';
import { questionOf } from '../../cloudfunctions/role/selection/selection-rules.ts';
import {
  CEDAR,
  HOME,
  idOf,
  MAPLE,
  type PersonKey,
  PLACE,
  personOf,
  residentIdOf,
  START,
} from './community.ts';
import { commandId, type Input } from './inputs.ts';
import type { Linli } from './linli.ts';
import { formOf, motionOf } from './motions.ts';
import { patch } from './patch.ts';

/** Selections that are there from the start, each at another step. */
export const SELECTION = {
  /** in cedar, asks for candidates; nobody stands yet */
  standing: 'f1000000000000000001',
  /** candidates are known, and no vote is named */
  voting: 'f1000000000000000002',
  /** chosen by VOTE.published, once that is there */
  recommending: 'f1000000000000000003',
  vetting: 'f1000000000000000004',
  approving: 'f1000000000000000005',
  /** published, with an objection */
  publishing: 'f1000000000000000006',
  /** the publication is over */
  appointing: 'f1000000000000000007',
} as const;

/** Votes of selections: put there by `addVote`, so that lists of votes stay as they are. */
export const VOTE = { announced: 'b1000000000000000001', published: 'b1000000000000000002' };
export const CANDIDATE = 'cfirst';
export const OTHER_CANDIDATE = 'csecond';
export const CANDIDATE_OBJECTION = 'f1000000000000000091';
/** A building of the other estate, which nobody looks after. */
export const VACANT = idOf(MAPLE, '二期', '1栋');

const day = (days: number) => dayOf(START + days * DAY);

export const opening = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  placeId: VACANT,
  from: '2026-07-01',
  until: '2029-06-30',
  standUntil: day(5),
  publicationDays: 7,
  commandId: commandId(n),
  ...more,
});
export const ofSelection = (n: number, selectionId: string, more: Input = {}): Input => ({
  communityId: selectionId === SELECTION.standing ? CEDAR : MAPLE,
  selectionId,
  commandId: commandId(n),
  ...more,
});

function candidate(
  key: string,
  who: PersonKey,
  homes: string[],
  more: Partial<Candidate> = {},
): Candidate {
  return {
    key,
    residentId: residentIdOf(who),
    name: personOf(who).name,
    words: '住了十年，愿意跑腿',
    homes,
    at: START - 12 * DAY,
    state: 'standing',
    doubted: false,
    ...more,
  };
}

/** The resident and somebody of the other estate, whatever the post. */
const two = () => [
  candidate(CANDIDATE, 'resident', [HOME.second]),
  candidate(OTHER_CANDIDATE, 'residentElsewhere', [HOME.otherEstate]),
];

export function selection(
  _id: string,
  placeId: string,
  more: Partial<SelectionDocument> = {},
): SelectionDocument {
  return {
    _id,
    communityId: placeId.split('.')[0] ?? '',
    openKey: placeId,
    role: placeId.split('.').length === 4 ? 'stair-steward' : 'building-steward',
    placeId,
    placeLabel: '一期 1栋',
    from: '2026-06-01',
    until: '2029-05-31',
    standUntil: day(-5),
    publicationDays: 7,
    state: 'open',
    candidates: two(),
    motionId: null,
    current: null,
    deciders: [],
    objections: [],
    appointedBy: null,
    endReason: '',
    order: START - 15 * DAY,
    change: {
      id: `seed-selection-${_id}`,
      action: 'seed',
      actorId: 'seed',
      target: `selection:${_id}`,
      at: START - 20 * DAY, // no sweep of the audit trail looks so far back
    },
    ...more,
  };
}

const recommended = (more: Partial<NonNullable<SelectionDocument['current']>> = {}) => ({
  key: CANDIDATE,
  reason: '邻居们选的',
  on: day(-4),
  vetting: null,
  approval: null,
  publishedUntil: null,
  ...more,
});
const vetted = { vetting: { passed: true as const, on: day(-3) } };
const approved = { ...vetted, approval: { on: day(-2), paper: '' } };
const RECOMMENDER = residentIdOf('secretary');
const VETTER = residentIdOf('partyBranch');

export function selectionDocuments(): { selections: SelectionDocument[] } {
  const street = residentIdOf('streetObserver');
  return {
    selections: [
      selection(SELECTION.standing, PLACE.cedarBuilding, { standUntil: day(5), candidates: [] }),
      selection(SELECTION.voting, PLACE.otherStair),
      selection(SELECTION.recommending, PLACE.otherBuilding, { motionId: VOTE.published }),
      selection(SELECTION.vetting, PLACE.building, {
        state: 'vetting',
        current: recommended(),
        deciders: [RECOMMENDER],
      }),
      selection(SELECTION.approving, PLACE.stair, {
        state: 'approving',
        current: recommended(vetted),
        deciders: [RECOMMENDER, VETTER],
      }),
      selection(SELECTION.publishing, idOf(MAPLE, '一期', '2栋', '1单元'), {
        state: 'publishing',
        current: recommended({ ...approved, publishedUntil: day(5) }),
        // The secretary had nothing to do with it, and answers.
        deciders: [residentIdOf('mediator'), VETTER, street],
        objections: [
          {
            objectionId: CANDIDATE_OBJECTION,
            key: CANDIDATE,
            residentId: residentIdOf('stairSteward'),
            text: '他常年不在家',
            at: START - DAY,
            answer: null,
          },
        ],
      }),
      selection(SELECTION.appointing, idOf(MAPLE, '二期', '1栋', '1单元'), {
        state: 'publishing',
        current: recommended({ ...approved, publishedUntil: day(-1) }),
        deciders: [RECOMMENDER, VETTER, street],
      }),
    ],
  };
}

/** The one whose publication is over has been appointed. */
export function appointed(linli: Linli): Promise<void> {
  return patch(
    linli,
    'selections',
    { _id: SELECTION.appointing },
    { state: 'appointed', openKey: SELECTION.appointing },
  );
}

/** No selection goes on at a post: its steward is appointed as anybody else. */
export async function endSelections(linli: Linli, ...placeIds: string[]): Promise<void> {
  for (const placeId of placeIds) {
    const ended = { state: 'ended', openKey: `ended:${placeId}` };
    await patch(linli, 'selections', { openKey: placeId }, ended);
  }
}

/** Puts a vote there that asks for the candidates of a selection. @returns its id */
export async function addVote(
  linli: Linli,
  selectionId: string,
  motionId: string,
  votes: Record<string, number> | null,
): Promise<string> {
  const found = linli
    .documents<SelectionDocument>('selections')
    .find(({ _id }) => _id === selectionId);
  const question = found && questionOf(found);
  if (!found || !question) throw new Error(`nobody stands in ${selectionId}`);
  if (linli.documents<{ _id: string }>('motions').some(({ _id }) => _id === motionId)) {
    return motionId;
  }
  const opens = START + (votes === null ? 4 : -6) * DAY;
  const form = formOf({
    placeId: found.placeId,
    title: '推选楼栋长',
    secret: true,
    questions: [question],
    opensAt: opens,
    closesAt: opens + DAY,
    countsAt: opens + DAY,
  });
  const options = Object.entries(votes ?? {}).map(([optionId, persons]) => ({
    optionId,
    persons,
    area: null,
  }));
  const counted = {
    questionId: question.questionId,
    options,
    outcome: null,
    tally: null,
    remote: [],
  };
  const motion = motionOf(motionId, form, {
    order: found.order + DAY,
    announcedAt: found.order + DAY,
    dueAt: null,
    ...(votes && {
      state: 'published',
      publishedAt: START - 3 * DAY,
      publishedUntil: START + 12 * DAY,
      result: {
        questions: [counted],
        passed: false,
        ballots: 3,
        listHash: '0'.repeat(64),
        head: [],
        present: { persons: 3 },
        countedAt: START - 4 * DAY,
      },
    }),
  });
  await linli.cloud.database.insertMany('motions', [motion] as never);
  return motionId;
}
