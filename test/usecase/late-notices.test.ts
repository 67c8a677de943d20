import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { QuestionDocument } from '../../cloudfunctions/notice/collections.ts';
import { HOME, MAPLE, NOTICE, PLACE, REVIEW, residentIdOf, START } from '../support/community.ts';
import { handing, PAPER, returning } from '../support/doors.ts';
import { EXAMPLES } from '../support/examples.ts';
import {
  commandId,
  correction,
  type Input,
  NOTICE_FORM,
  oneHousehold,
  pinning,
  publication,
  reminder,
  withdrawal,
  writtenDown,
} from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { answering, askedBy, asking } from '../support/questions.ts';
import { declaring, noting, outageOver, saying } from '../support/recoveries.ts';

/**
 * A phone sends a command again, late: after another command has changed the same document. Whatever the
 * command is, the repeat changes nothing.
 */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

interface Sent {
  action: string;
  as: As;
  input: Input | (() => Input);
  /** nothing may follow it: what is sent afterwards is refused */
  isRefused?: boolean;
}

interface Case {
  name: string;
  before?: (() => Promise<unknown>)[];
  first: Sent;
  others: (Sent | (() => Promise<unknown>))[];
}

const sent = (action: string, as: As, input: Sent['input']): Sent => ({ action, as, input });
const refused = (action: string, as: As, input: Sent['input']): Sent => ({
  ...sent(action, as, input),
  isRefused: true,
});

async function send({ action: name, as, input, isRefused = false }: Sent): Promise<void> {
  const [functionName = '', action = ''] = name.split('.');
  const made = typeof input === 'function' ? input() : input;
  const { envelope } = await linli.call(functionName, action, made, as);
  assert.equal(envelope.ok, !isRefused, `${name}: ${JSON.stringify(envelope)}`);
}

const unpinning = (n: number, noticeId: string): Input => ({
  ...pinning(n, noticeId),
  pinned: false,
});
const reporting = (n: number, as: As): Sent =>
  sent('notice.reportNotice', as, {
    communityId: MAPLE,
    noticeId: NOTICE.building,
    reason: 'untrue',
    commandId: commandId(n),
  });
const deciding = (n: number, reviewId: string, decision: string, seen: string[] = []): Sent =>
  sent('moderation.decideReview', 'partyBranch', {
    communityId: MAPLE,
    reviewId,
    decision,
    seen,
    commandId: commandId(n),
  });

/** The one question that was asked. */
const asked = () => linli.documents<QuestionDocument>('noticeQuestions')[0]?._id ?? '';

const fileOf = (n: number) => `cloud://e.b/notices/${MAPLE}/${n}.png`;
const PICTURES = [1, 2, 3].map((n) => ({
  fileId: fileOf(n),
  state: 'waiting',
  traceId: `trace-${n}`,
}));
const withPictures = () =>
  patch(linli, 'notices', { _id: NOTICE.plain }, { publishedAt: START, pictures: PICTURES });
/** WeChat's check doubts a picture: its review is opened, or opened again. */
const doubt = (n: number) => async () =>
  linli.invoke(
    'moderation',
    { Event: 'wxa_media_check', trace_id: `trace-${n}`, errcode: 0, result: { suggest: 'review' } },
    null,
  );
const pictures = `notice:${NOTICE.plain}:pictures`;

const published = () => {
  const [found] = linli
    .documents<{ _id: string; title: string }>('notices')
    .filter(({ title }) => title === publication(1, []).title);
  return found?._id ?? '';
};
const draft = (title: string, over: string | null = null): Input => ({
  communityId: MAPLE,
  draftId: commandId(1),
  form: { ...NOTICE_FORM, title },
  over: over && { ...NOTICE_FORM, title: over },
});

const CASES: Case[] = [
  {
    name: 'publishing, after it was pinned',
    first: sent('notice.publishNotice', 'secretary', publication(1, [PLACE.building])),
    others: [sent('notice.pinNotice', 'secretary', () => pinning(2, published()))],
  },
  {
    name: 'publishing, after it was withdrawn',
    first: sent('notice.publishNotice', 'secretary', publication(1, [PLACE.building])),
    others: [sent('notice.withdrawNotice', 'secretary', () => withdrawal(2, published()))],
  },
  {
    name: 'correcting, after the next correction',
    first: sent('notice.correctNotice', 'secretary', correction(1, NOTICE.building)),
    others: [
      sent('notice.correctNotice', 'secretary', {
        ...correction(2, NOTICE.building),
        version: 1,
      }),
    ],
  },
  {
    name: 'a correction that waited, after it was rejected and the notice pinned',
    before: [() => linli.verdict('text', 'review')],
    first: sent('notice.correctNotice', 'secretary', correction(1, NOTICE.building)),
    others: [
      () => linli.verdict('text', 'pass'),
      {
        ...deciding(2, `notice:${NOTICE.building}:correction`, 'reject'),
        input: () => ({
          ...(deciding(2, `notice:${NOTICE.building}:correction`, 'reject').input as Input),
          seen: linli
            .documents<{ pending: { change: { id: string } } | null }>('notices')
            .flatMap(({ pending }) => (pending ? [pending.change.id] : [])),
        }),
      },
      sent('notice.pinNotice', 'secretary', pinning(3, NOTICE.building)),
    ],
  },
  {
    name: 'withdrawing: nothing follows it',
    first: sent('notice.withdrawNotice', 'secretary', withdrawal(1, NOTICE.building)),
    others: [
      refused('notice.pinNotice', 'secretary', pinning(2, NOTICE.building)),
      refused('notice.withdrawNotice', 'secretary', withdrawal(3, NOTICE.building)),
    ],
  },
  {
    name: 'pinning, after it was unpinned',
    first: sent('notice.pinNotice', 'secretary', pinning(1, NOTICE.building)),
    others: [sent('notice.pinNotice', 'secretary', unpinning(2, NOTICE.building))],
  },
  {
    name: 'unpinning, after it was pinned anew',
    before: [() => send(sent('notice.pinNotice', 'secretary', pinning(1, NOTICE.building)))],
    first: sent('notice.pinNotice', 'secretary', unpinning(2, NOTICE.building)),
    others: [sent('notice.pinNotice', 'secretary', pinning(3, NOTICE.building))],
  },
  {
    name: 'reminding, after it was pinned',
    first: sent('notice.remindHouseholds', 'secretary', reminder(1, NOTICE.building)),
    others: [sent('notice.pinNotice', 'secretary', pinning(2, NOTICE.building))],
  },
  {
    name: 'reminding, a day after, when the next round has begun',
    first: sent('notice.remindHouseholds', 'secretary', reminder(1, NOTICE.building)),
    others: [
      () => linli.clock(START + 60 * 60_000),
      () => linli.clock(START + 21 * 60 * 60_000),
      sent('notice.remindHouseholds', 'secretary', reminder(2, NOTICE.building)),
      () => linli.clock(START + 42 * 60 * 60_000),
    ],
  },
  {
    name: 'reporting, after the report was answered',
    first: reporting(1, 'resident'),
    others: [deciding(2, `notice:${NOTICE.building}:reports`, 'release')],
  },
  {
    name: 'writing down, after it was taken back',
    first: sent('notice.confirmFor', 'stairSteward', writtenDown(1, HOME.second)),
    others: [sent('notice.undoConfirmFor', 'stairSteward', oneHousehold(2, HOME.second))],
  },
  {
    name: 'writing down, after somebody else wrote it down anew',
    first: sent('notice.confirmFor', 'stairSteward', writtenDown(1, HOME.second)),
    others: [
      sent('notice.undoConfirmFor', 'stairSteward', oneHousehold(2, HOME.second)),
      sent('notice.confirmFor', 'buildingSteward', writtenDown(3, HOME.second)),
    ],
  },
  {
    name: 'taking back, after it was written down anew',
    before: [() => send(sent('notice.confirmFor', 'stairSteward', writtenDown(1, HOME.second)))],
    first: sent('notice.undoConfirmFor', 'stairSteward', oneHousehold(2, HOME.second)),
    others: [sent('notice.confirmFor', 'stairSteward', writtenDown(3, HOME.second))],
  },
  {
    name: 'saying that it is not so, after somebody else wrote it down anew',
    before: [() => send(sent('notice.confirmFor', 'stairSteward', writtenDown(1, HOME.second)))],
    first: sent('notice.denyMark', 'resident', oneHousehold(2, HOME.second)),
    others: [sent('notice.confirmFor', 'buildingSteward', writtenDown(3, HOME.second))],
  },
  {
    name: 'asking whether a mark is so, after somebody else wrote it down anew',
    before: [
      () => send(sent('notice.confirmFor', 'stairSteward', writtenDown(1, HOME.second))),
      () => patch(linli, 'receipts', { _id: PAPER }, { recheck: 'drawn' }),
    ],
    first: sent('notice.recheckMark', 'secretary', {
      ...oneHousehold(2, HOME.second),
      result: 'unaware',
    }),
    others: [sent('notice.confirmFor', 'buildingSteward', writtenDown(3, HOME.second))],
  },
  {
    name: 'handing doors out, after they were given back and handed to another',
    first: sent('notice.handOutDoors', 'secretary', handing(1, [PLACE.stair])),
    others: [
      sent('notice.returnDoors', 'buildingSteward', returning(2, PLACE.stair)),
      sent(
        'notice.handOutDoors',
        'secretary',
        handing(3, [PLACE.stair], residentIdOf('stairSteward')),
      ),
    ],
  },
  {
    name: 'giving doors back, after they were handed out anew',
    before: [() => send(sent('notice.handOutDoors', 'secretary', handing(1, [PLACE.stair])))],
    first: sent('notice.returnDoors', 'buildingSteward', returning(2, PLACE.stair)),
    others: [sent('notice.handOutDoors', 'secretary', handing(3, [PLACE.stair]))],
  },
  {
    name: 'confirming, after an officer wrote the household down',
    first: sent('notice.confirmNotice', 'resident', reminder(1, NOTICE.building)),
    others: [sent('notice.confirmFor', 'stairSteward', writtenDown(2, HOME.second))],
  },
  {
    name: 'saying that all is well again, after another officer took it back',
    first: sent('notice.declareRestored', 'buildingSteward', declaring(1)),
    others: [sent('notice.declareRestored', 'secretary', declaring(2, false))],
  },
  {
    name: 'an answer, after somebody else of the home said otherwise',
    before: [() => outageOver(linli)],
    first: sent('notice.sayRestored', 'resident', saying(1, true)),
    others: [sent('notice.sayRestored', 'resident', saying(2, false))],
  },
  {
    name: 'an answer that was written down, after the home said otherwise',
    before: [() => outageOver(linli)],
    first: sent('notice.noteRestored', 'stairSteward', noting(1, true)),
    others: [sent('notice.sayRestored', 'resident', saying(2, false))],
  },
  {
    name: 'taking an answer back, after it was written down anew',
    before: [
      () => outageOver(linli),
      () => send(sent('notice.noteRestored', 'stairSteward', noting(1, true))),
    ],
    first: sent('notice.undoNoteRestored', 'stairSteward', oneHousehold(2, HOME.second)),
    others: [sent('notice.noteRestored', 'stairSteward', noting(3, true))],
  },
  {
    name: 'asking below a notice, after it was answered',
    first: sent('notice.askQuestion', 'resident', asking(1)),
    others: [sent('notice.answerQuestion', 'secretary', () => answering(2, asked()))],
  },
  {
    name: 'answering, after it was answered anew',
    before: [() => askedBy(linli, 'resident', 1)],
    first: sent('notice.answerQuestion', 'secretary', () => answering(2, asked())),
    others: [
      sent('notice.answerQuestion', 'buildingSteward', () =>
        answering(3, asked(), 1, '下午来水。'),
      ),
    ],
  },
  {
    name: 'asking for a number, after another officer has',
    first: sent('notice.callNumber', 'stairSteward', oneHousehold(1, HOME.second)),
    others: [sent('notice.callNumber', 'buildingSteward', oneHousehold(2, HOME.second))],
  },
  {
    name: 'keeping a draft, after it was written on',
    first: sent('notice.saveDraft', 'secretary', draft('停水')),
    others: [
      () => linli.clock(START + 60_000),
      sent('notice.saveDraft', 'secretary', draft('停水通知', '停水')),
    ],
  },
  {
    name: 'keeping a draft, after it was published',
    first: sent('notice.saveDraft', 'secretary', draft('停水')),
    others: [
      sent('notice.publishNotice', 'secretary', publication(1, [PLACE.building])),
      sent('notice.dropDraft', 'secretary', { communityId: MAPLE, draftId: commandId(1) }),
    ],
  },
  {
    name: 'deciding about a text',
    first: deciding(1, REVIEW.held, 'release'),
    others: [sent('notice.pinNotice', 'secretary', pinning(2, NOTICE.held))],
  },
  {
    name: 'deciding about pictures, after the review was opened again',
    before: [withPictures, doubt(1)],
    first: deciding(1, pictures, 'release', [fileOf(1)]),
    others: [doubt(2)],
  },
  {
    name: 'deciding about pictures, after it was decided again and opened a third time',
    before: [withPictures, doubt(1)],
    first: deciding(1, pictures, 'release', [fileOf(1)]),
    others: [doubt(2), deciding(2, pictures, 'reject', [fileOf(2)]), doubt(3)],
  },
];

describe('a late repeat changes nothing', () => {
  for (const { name, before: earlier = [], first, others } of CASES) {
    it(`of ${name}`, async () => {
      for (const step of earlier) await step();
      await send(first);
      for (const step of others) await (typeof step === 'function' ? step() : send(step));
      const state = linli.state();
      const [functionName = '', action = ''] = first.action.split('.');
      const input = typeof first.input === 'function' ? first.input() : first.input;
      await linli.call(functionName, action, input, first.as);
      expect(linli.state()).toBe(state);
    });
  }

  it('every action that writes has its case', () => {
    const writing = EXAMPLES.filter(
      ({ functionName, writes }) => ['notice', 'moderation'].includes(functionName) && writes,
    ).map(({ functionName, action }) => `${functionName}.${action}`);
    const shown = new Set(CASES.map(({ first }) => first.action));
    // A draft is its writer's own: dropped again, it is gone still. A place for a file is the same again. Pictures
    // taken again are in pictures.test.ts.
    const alone = [
      'moderation.beginPicture',
      'moderation.takePicture',
      'notice.beginUpload',
      'notice.dropDraft',
      'notice.joinQuestion',
    ];
    expect(writing.filter((name) => !shown.has(name)).sort()).toStrictEqual(alone);
  });
});
