import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import { questionsOf } from '../../cloudfunctions/role/appraisal/appraisal-rules.ts';
import type { AppraisalDocument, Appraised } from '../../cloudfunctions/role/collections.ts';
import type { Grade } from '../../typings/contract/office/appraisal.ts';
import { CEDAR, MAPLE, type PersonKey, PLACE, personOf, residentIdOf, START } from './community.ts';
import { commandId, type Input } from './inputs.ts';
import type { Linli } from './linli.ts';
import { formOf, motionOf } from './motions.ts';
import { patch } from './patch.ts';

/** The appraisals of 2026, in both communities: who is appraised is known, no vote is named. */
export const YEAR = 2026;
const APPRAISING = 'b3000000000000000001';

function appraised(n: number, who: PersonKey, role: Appraised['role'], placeId: string): Appraised {
  return {
    key: `q${n}`,
    residentId: residentIdOf(who),
    name: personOf(who).name,
    role,
    placeId,
    placeLabel: '一期 1栋',
    from: '2020-01-01',
    homes: [],
  };
}

const APPRAISED_TWO = [
  appraised(1, 'buildingSteward', 'building-steward', PLACE.building),
  appraised(2, 'stairSteward', 'stair-steward', PLACE.stair),
];

function appraisal(
  communityId: string,
  people: Appraised[],
  more: Partial<AppraisalDocument> = {},
): AppraisalDocument {
  const year = more.year ?? YEAR;
  return {
    _id: `${communityId}:${year}`,
    communityId,
    year,
    people,
    rule: '楼栋长管理办法第九条：连续两年不称职的，不再担任。',
    motionId: null,
    state: 'open',
    confirmations: [],
    results: null,
    ended: [],
    carrying: false,
    change: {
      id: `seed-appraisal-${communityId}-${year}`,
      action: 'seed',
      actorId: 'seed',
      target: `appraisal:${communityId}:${year}`,
      at: START - 20 * DAY, // no sweep of the audit trail looks so far back
    },
    ...more,
  };
}

export function appraisalDocuments(): { appraisals: AppraisalDocument[] } {
  const cedar = appraised(1, 'cedarResident', 'committee-member', CEDAR);
  return { appraisals: [appraisal(MAPLE, APPRAISED_TWO), appraisal(CEDAR, [cedar])] };
}

export const seenAppraisal = (communityId: string) => `seed-appraisal-${communityId}-${YEAR}`;

export const savingAppraisal = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  year: YEAR,
  people: APPRAISED_TWO.map(({ residentId, role, placeId, from }) => ({
    residentId,
    role,
    placeId,
    from,
  })),
  rule: '',
  seen: seenAppraisal(MAPLE),
  commandId: commandId(n),
  ...more,
});
export const ofAppraisal = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  year: YEAR,
  commandId: commandId(n),
  ...more,
});

/** How somebody was rated, by how many. */
export const grades = (more: Partial<Record<Grade, number>>): Record<Grade, number> => ({
  excellent: 0,
  competent: 0,
  basic: 0,
  unfit: 0,
  ...more,
});

/**
 * Puts a vote there that asks about those who are appraised; with grades it is named, over and published.
 * @param rated one for each of the appraised; null: announced, and not open
 */
export async function addAppraisalVote(
  linli: Linli,
  rated: readonly Record<Grade, number>[] | null,
): Promise<string> {
  const found = linli
    .documents<AppraisalDocument>('appraisals')
    .find(({ _id }) => _id === `${MAPLE}:${YEAR}`);
  if (linli.documents<{ _id: string }>('motions').some(({ _id }) => _id === APPRAISING)) {
    return APPRAISING;
  }
  const questions = questionsOf(found?.people ?? []);
  const opens = START + (rated === null ? 4 : -6) * DAY;
  const form = formOf({
    placeId: MAPLE,
    title: '民主评议',
    secret: true,
    questions,
    opensAt: opens,
    closesAt: opens + DAY,
    countsAt: opens + DAY,
  });
  const counted = questions.map(({ questionId }, n) => ({
    questionId,
    options: Object.entries(rated?.[n] ?? {}).map(([optionId, persons]) => ({
      optionId,
      persons,
      area: null,
    })),
    outcome: null,
    tally: null,
    remote: [],
  }));
  const motion = motionOf(APPRAISING, form, {
    order: opens - 5 * DAY,
    announcedAt: opens - 5 * DAY,
    dueAt: null,
    ...(rated && {
      state: 'published',
      publishedAt: START - 3 * DAY,
      publishedUntil: START + 12 * DAY,
      result: {
        questions: counted,
        passed: false,
        ballots: 6,
        listHash: '0'.repeat(64),
        head: [],
        present: { persons: 6 },
        countedAt: START - 4 * DAY,
      },
    }),
  });
  await linli.cloud.database.insertMany('motions', [motion] as never);
  if (rated)
    await patch(linli, 'appraisals', { _id: `${MAPLE}:${YEAR}` }, { motionId: APPRAISING });
  return APPRAISING;
}

/** A year ago both were rated like this, and two confirmed it. */
export async function addLastYear(linli: Linli, unfit: readonly boolean[]): Promise<void> {
  const people = linli
    .documents<AppraisalDocument>('appraisals')
    .find(({ _id }) => _id === `${MAPLE}:${YEAR}`)?.people;
  const before = appraisal(MAPLE, people ?? [], {
    year: YEAR - 1,
    state: 'confirmed',
    results: unfit.map((one, n) => ({
      key: `q${n + 1}`,
      raters: 6,
      counts: grades(one ? { unfit: 6 } : { excellent: 6 }),
      unfit: one,
    })),
  });
  await linli.cloud.database.insertMany('appraisals', [before] as never);
}
