import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { NoticeDocument } from '../../cloudfunctions/notice/collections.ts';
import type { ReviewDocument } from '../../cloudfunctions/review/collections.ts';
import type { Home } from '../../typings/contract/home.ts';
import type { NoticePage } from '../../typings/contract/notice.ts';
import { actionTables } from '../support/actions.ts';
import { CEDAR, HOME, MAPLE, NOTICE, PLACE, REVIEW, START } from '../support/community.ts';
import { freshCode } from '../support/examples/resident.ts';
import { exampleOf } from '../support/examples.ts';
import { commandId, type Input, publication } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { png } from '../support/pictures.ts';
import { ROSTER, uploadRoster } from '../support/roster.ts';

/** Each guard by itself: what it refuses, with which code, and that nothing is left behind. */

const lines = await actionTables();
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

function codeOf({ envelope }: Answer): string {
  return envelope.ok ? 'ok' : envelope.code;
}

/** Calls; unless it succeeds, nothing may have changed. */
async function attempt(name: string, input: Input, as: As): Promise<string> {
  const [functionName = '', action = ''] = name.split('.');
  const before = linli.state();
  const code = codeOf(await linli.call(functionName, action, input, as));
  if (code !== 'ok' && code !== 'CODE_UNKNOWN') assert.equal(linli.state(), before, name);
  return code;
}

async function dataOf<Data>(name: string, input: Input, as: As): Promise<Data> {
  const [functionName = '', action = ''] = name.split('.');
  const { envelope } = await linli.call(functionName, action, input, as);
  assert.equal(envelope.ok, true, JSON.stringify(envelope));
  return (envelope.ok && envelope.data) as Data;
}

const OPTIONAL =
  'after search note with mine ofTeam guardianId elderSaid asked withGuardian subjectId'.split(' ');
/** What phones of before did not send. */
const NEWER: Record<string, readonly string[]> = { 'role.listPeople': ['purpose', 'commandId'] };
/** Here people may write what they like, even the name of an operator. */
const FREE =
  'title body name grid reason number text answer office preamble about address words spot instantly why other door source paper rule skill'.split(
    ' ',
  );

describe('the shape of an input', () => {
  for (const { functionName, action } of lines) {
    const name = `${functionName}.${action}`;
    it(`${name}: no field too many, none missing, no operator in any`, async () => {
      const { as, input } = exampleOf(functionName, action);
      const valid = await input(1, linli);
      const wrong: Input[] = ['extra', '__proto__', '$where', 'openid', 'roles'].map((field) => ({
        ...valid,
        [field]: 'x',
      }));
      for (const field of Object.keys(valid).filter((one) => !OPTIONAL.includes(one))) {
        const isNewer = NEWER[name]?.includes(field) ?? false;
        const { [field]: _, ...rest } = valid;
        if (!isNewer) wrong.push(rest);
        const bad = [
          { $gt: '' },
          { $ne: null },
          ['$_id'],
          typeof valid[field] === 'number' ? '7' : 7,
          ...(FREE.includes(field) ? [] : ['$_id']),
        ];
        for (const value of bad) wrong.push({ ...valid, [field]: value });
      }
      for (const field of OPTIONAL) wrong.push({ ...valid, [field]: { $gt: '' } });
      for (const one of wrong) {
        assert.equal(await attempt(name, one, as), 'INPUT_INVALID', JSON.stringify(one));
      }
    });
  }
});

describe('free text', () => {
  it('stays what it is, even if it looks like a field or an operator', async () => {
    const texts = { title: '$title', body: '$$ROOT {"$gt":""} <b>x</b> __proto__' };
    const input = { ...publication(1, [PLACE.building]), ...texts };
    const { noticeId } = await dataOf<{ noticeId: string }>(
      'notice.publishNotice',
      input,
      'secretary',
    );
    const shown = await dataOf<typeof texts>(
      'notice.showNotice',
      { communityId: MAPLE, noticeId },
      'resident',
    );
    expect({ title: shown.title, body: shown.body }).toStrictEqual(texts);
  });
});

describe('an id of another community is like an id of nothing', () => {
  const cases: [string, As, (id: string) => Input, foreign: string, nothing: string][] = [
    ...(['detail', 'confirm', 'turnout'] as const).map(
      (action): [string, As, (id: string) => Input, string, string] => [
        `notice.${action}`,
        action === 'turnout' ? 'secretary' : 'resident',
        (noticeId) => ({
          communityId: MAPLE,
          noticeId,
          ...(action === 'confirm' ? { commandId: commandId(1) } : {}),
        }),
        NOTICE.cedar,
        'a0000000000000000099',
      ],
    ),
    [
      'moderation.decideReview',
      'secretary',
      (reviewId) => ({
        communityId: MAPLE,
        reviewId,
        decision: 'release',
        commandId: commandId(1),
      }),
      REVIEW.cedarHeld,
      'notice:a0000000000000000099:text',
    ],
    [
      'roster.checkRoster',
      'secretary',
      (fileId) => ({ communityId: MAPLE, fileId }),
      'cloud://linli-local.6c69-linli-local/rosters/cedar/roster.xlsx',
      'cloud://linli-local.6c69-linli-local/rosters/maple/none.xlsx',
    ],
  ];
  for (const [name, as, input, foreign, nothing] of cases) {
    it(name, async () => {
      const found = await attempt(name, input(foreign), as);
      expect(found).not.toBe('ok');
      expect(found).toBe(await attempt(name, input(nothing), as));
    });
  }

  it('a roster in the folder of another community is not read', async () => {
    const bytes = await linli.cloud.readFile(await uploadRoster(linli));
    const fileId = await linli.cloud.uploadFile(`rosters/${CEDAR}/roster.xlsx`, bytes);
    for (const path of [fileId, fileId.replace(CEDAR, `${MAPLE}/../${CEDAR}`)]) {
      const input = { communityId: MAPLE, fileId: path };
      expect(await attempt('roster.checkRoster', input, 'secretary')).toBe('FILE_NOT_FOUND');
    }
  });
});

describe('reading', () => {
  async function listed(as: As): Promise<string[]> {
    const page = await dataOf<NoticePage>('notice.listNotices', { communityId: MAPLE }, as);
    return page.notices.map(({ noticeId }) => noticeId).sort();
  }
  async function onHome(as: As): Promise<string[]> {
    const home = await dataOf<Home>('home.showOverview', { communityId: MAPLE }, as);
    return [...home.needs, ...home.news].map(({ noticeId }) => noticeId).sort();
  }
  const { building, community, elsewhere, plain, held } = NOTICE;
  const SEEN: [As, string[]][] = [
    ['resident', [building, community, plain]],
    ['residentElsewhere', [community, elsewhere, plain]],
    ['secretary', [building, community, elsewhere, plain]],
    ['buildingSteward', [building, community, plain]],
    ['stewardElsewhere', [community, plain]],
    ['gridOfficer', [building, community, plain, held]], // its author
  ];
  for (const [as, expected] of SEEN) {
    it(`${as} sees what is addressed to them or to the places they look after, and no more`, async () => {
      expect(await listed(as)).toStrictEqual(expected);
      expect(await onHome(as)).toStrictEqual(expected.filter((id) => id !== held));
      for (const noticeId of Object.values(NOTICE)) {
        const found = await attempt('notice.showNotice', { communityId: MAPLE, noticeId }, as);
        assert.equal(found, expected.includes(noticeId) ? 'ok' : 'NOTICE_NOT_FOUND', noticeId);
      }
    });
  }
});

describe('confirming', () => {
  const confirm = (noticeId: string, as: As) =>
    attempt('notice.confirmNotice', { communityId: MAPLE, noticeId, commandId: commandId(1) }, as);

  it('is for those who are asked', async () => {
    expect(await confirm(NOTICE.building, 'residentElsewhere')).toBe('NOTICE_NOT_ADDRESSED');
    expect(await confirm(NOTICE.building, 'secretary')).toBe('NOTICE_NOT_ADDRESSED');
    expect(await confirm(NOTICE.building, 'resident')).toBe('ok');
  });
  it('is for notices that ask for it and are out', async () => {
    expect(await confirm(NOTICE.plain, 'resident')).toBe('NOTICE_NEEDS_NO_CONFIRMATION');
    expect(await confirm(NOTICE.held, 'resident')).toBe('NOTICE_NOT_FOUND');
    const turnout = { communityId: MAPLE, noticeId: NOTICE.held };
    expect(await attempt('notice.countTurnout', turnout, 'secretary')).toBe('NOTICE_NOT_FOUND');
    const plain = { communityId: MAPLE, noticeId: NOTICE.plain };
    const found = await attempt('notice.countTurnout', plain, 'secretary');
    expect(found).toBe('NOTICE_NEEDS_NO_CONFIRMATION');
  });
});

describe('publishing', () => {
  const publish = (more: Input = {}, as: As = 'secretary') =>
    attempt('notice.publishNotice', { ...publication(1, [PLACE.building]), ...more }, as);

  it('needs places that exist', async () => {
    expect(await publish({ audience: [`${MAPLE}.zzzzzzzz`] })).toBe('PLACE_NOT_FOUND');
    const mixed = { audience: [PLACE.building, `${PLACE.estate}.zzzzzzzz`] };
    expect(await publish(mixed)).toBe('PLACE_NOT_FOUND');
  });
  it('needs a day that is not over, and a day only with confirmation', async () => {
    expect(await publish({ confirmUntil: '2026-06-14' })).toBe('NOTICE_DATE_PAST');
    expect(await publish({ mustConfirm: false })).toBe('INPUT_INVALID');
    expect(await publish({ confirmUntil: '2026-06-15' })).toBe('ok');
  });
  it("takes pictures from the community's own folder", async () => {
    for (const path of [`notices/${CEDAR}/a.png`, `rosters/${MAPLE}/a.png`, 'a.png']) {
      const fileId = await linli.cloud.uploadFile(path, new Uint8Array([1]));
      assert.equal(await publish({ pictures: [fileId] }), 'FILE_NOT_FOUND', path);
    }
  });
  it('a repeat answers as the first did, whatever the check says by now or the day is', async () => {
    const input = publication(1, [PLACE.building]);
    const first = await dataOf('notice.publishNotice', input, 'secretary');
    await linli.verdict('text', 'risky');
    await linli.clock(START + 30 * 24 * 60 * 60 * 1000);
    expect(await dataOf('notice.publishNotice', input, 'secretary')).toStrictEqual(first);
  });
  it('refuses risky text', async () => {
    await linli.verdict('text', 'risky');
    expect(await publish()).toBe('TEXT_REFUSED');
  });

  for (const verdict of ['review', 'fail'] as const) {
    it(`holds the text when the check says ${verdict}: in the queue at once, seen by nobody else`, async () => {
      await linli.verdict('text', verdict);
      const input = publication(1, [PLACE.building]);
      const made = await dataOf<{ noticeId: string; state: string }>(
        'notice.publishNotice',
        input,
        'secretary',
      );
      expect(made.state).toBe('held');
      const { noticeId } = made;
      const review = linli
        .documents<ReviewDocument>('reviews')
        .find(({ subjectId }) => subjectId === noticeId);
      expect(review?.state).toBe('open');
      expect(review?.reason).toBe(verdict === 'review' ? 'text-review' : 'text-unchecked');
      const detail = { communityId: MAPLE, noticeId };
      expect(await attempt('notice.showNotice', detail, 'resident')).toBe('NOTICE_NOT_FOUND');
      const decide = { ...detail, noticeId: undefined, reviewId: review?._id, decision: 'release' };
      const own = { ...decide, commandId: commandId(2) };
      expect(await attempt('moderation.decideReview', own, 'secretary')).toBe('REVIEW_OWN');
      expect(await attempt('moderation.decideReview', own, 'partyBranch')).toBe('ok');
      expect(await attempt('notice.showNotice', detail, 'resident')).toBe('ok');
    });
  }

  it('shows a picture to nobody before it has passed', async () => {
    await linli.verdict('picture', 'fail');
    const fileId = await linli.cloud.uploadFile(`notices/${MAPLE}/a.png`, png());
    const input = { ...publication(1, [PLACE.building]), pictures: [fileId] };
    const { noticeId } = await dataOf<{ noticeId: string }>(
      'notice.publishNotice',
      input,
      'secretary',
    );
    const shown = async () => {
      const detail = { communityId: MAPLE, noticeId };
      return dataOf<{ pictures: unknown[]; filesWaiting: number }>(
        'notice.showNotice',
        detail,
        'resident',
      );
    };
    const before = await shown();
    expect([before.pictures, before.filesWaiting]).toStrictEqual([[], 1]);
    const kept = linli
      .documents<{ _id: string; pictures: { fileId: string }[] }>('notices')
      .find(({ _id }) => _id === noticeId);
    const copy = kept?.pictures[0]?.fileId ?? '';
    const decision = {
      communityId: MAPLE,
      reviewId: `notice:${noticeId}:pictures`,
      decision: 'release',
      seen: [copy],
      commandId: commandId(2),
    };
    expect(await attempt('moderation.decideReview', decision, 'partyBranch')).toBe('ok');
    const after = await shown();
    expect([after.pictures, after.filesWaiting]).toStrictEqual([[{ fileId: copy }], 0]);
  });
});

describe('deciding', () => {
  const decide = (decision: string, n: number, as: As = 'secretary') =>
    attempt(
      'moderation.decideReview',
      { communityId: MAPLE, reviewId: REVIEW.held, decision, commandId: commandId(n) },
      as,
    );
  it('stands once taken, also against the one who took it', async () => {
    expect(await decide('reject', 1)).toBe('ok');
    expect(await decide('release', 2)).toBe('REVIEW_DECIDED');
    expect(await decide('release', 1)).toBe('REVIEW_DECIDED');
    expect(await decide('reject', 3, 'partyBranch')).toBe('REVIEW_DECIDED');
    const notice = linli
      .documents<NoticeDocument>('notices')
      .find(({ _id }) => _id === NOTICE.held);
    expect(notice?.state).toBe('rejected');
  });
});

describe('joining', () => {
  const join = async (name: string) =>
    attempt(
      'resident.joinHousehold',
      { code: await freshCode(1, linli, HOME.second), name, commandId: commandId(1) },
      'stranger',
    );
  it('refuses a risky name, and waits when the check does not answer', async () => {
    await linli.verdict('text', 'risky');
    expect(await join('温如玉')).toBe('TEXT_REFUSED');
    await linli.verdict('text', 'fail');
    expect(await join('温如玉')).toBe('SERVICE_BUSY');
    await linli.verdict('text', 'pass');
    expect(await join('温如玉')).toBe('ok');
  });
});

describe('importing', () => {
  it('a roster without its bad rows, and nothing of one with bad rows alone', async () => {
    const bad = ['三期', '', '1单元', '102'];
    const some = await uploadRoster(linli, [...ROSTER, bad]);
    const input = { communityId: MAPLE, fileId: some, commandId: commandId(1) };
    expect(await attempt('roster.importRoster', input, 'secretary')).toBe('ok');
    const none = await uploadRoster(linli, [bad], 'bad');
    const other = { communityId: MAPLE, fileId: none, commandId: commandId(2) };
    expect(await attempt('roster.importRoster', other, 'secretary')).toBe('ROSTER_HAS_ERRORS');
  });
});

/** Somebody's own vote, presence or place on a shift is its own record; looking at a roster is done to nobody. */
const ENTRIES: Record<string, number> = {
  takeOver: 2, // of the household, and of the one person in it
  castBallot: 0,
  signUpForShift: 0,
  cancelSignUp: 0,
  acceptOffer: 0,
  checkOut: 0,
  saveBirthYear: 0,
  endSeason: 2,
  editSeason: 2,
  checkIn: 0,
  readRisk: 0,
  attendMeeting: 0,
  checkRoster: 0,
};
/** A receipt or a voice is its own record, and a draft was not done to anybody yet. */
const WITHOUT_ENTRY = [
  'confirmNotice',
  'reactToComment',
  'joinQuestion',
  'takeStance',
  'readMessages',
  'saveDraft',
  'dropDraft',
  'beginUpload',
  'beginPicture',
];

describe('the audit trail', () => {
  for (const { functionName, action } of lines) {
    const { as, writes, input } = exampleOf(functionName, action);
    if (!writes || WITHOUT_ENTRY.includes(action)) continue;
    it(`${functionName}.${action} leaves its entry at once`, async () => {
      const command = await input(1, linli);
      const before = linli.documents('audit').length;
      await dataOf(`${functionName}.${action}`, command, as);
      const entries = linli.documents<AuditDocument>('audit');
      expect(entries.length).toBe(before + (ENTRIES[action] ?? 1));
    });
  }
});
