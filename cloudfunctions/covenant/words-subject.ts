import type { ReviewLine } from '../../typings/contract/moderation.ts';
import { type Decision, reviewSubject } from '../review/subject.ts';
import {
  type AmendmentDocument,
  amendments,
  type CommentDocument,
  type CovenantDocument,
  type CovenantReportDocument,
  comments,
  covenantReports,
} from './collections.ts';
import { withReportsAndTitle } from './round/queue-repository.ts';
import { settleWords } from './round/settle-words.ts';
import { wordsOf } from './text/covenant-state-rules.ts';

/** What residents say about covenants can be put to review: their words, and what readers report. */

type Part = 'text' | 'reports';
type Titled = Pick<CovenantDocument, 'title'>[];

/** Words wait as long as they are there. */
const parts = { text: {}, reports: {} };

/** Who it was is not told: the words are looked at. */
function lineOf(
  { from }: CommentDocument | AmendmentDocument,
  body: string,
  part: Part,
  covenants: Titled,
  reports: CovenantReportDocument[],
) {
  const open = part === 'reports' ? reports.filter(({ state }) => state === 'open') : [];
  return {
    title: covenants[0]?.title ?? '',
    body,
    pictures: [],
    attachments: [],
    reports: open.map(({ reason }): ReviewLine['reports'][number] => ({
      reason: 'other',
      note: reason,
    })),
    authorName: from,
  };
}

const openReporters = (reports: CovenantReportDocument[]) =>
  reports.filter(({ state }) => state === 'open').map(({ residentId }) => residentId);

const common = (name: 'comment' | 'amendment') => ({
  name,
  parts,
  writersOf: ({ residentId }: { residentId: string }) => [residentId],
  reports: covenantReports,
  undecided: () => [],
  settle: (decision: Decision<Part>) => settleWords({ ...decision, subject: name }),
});

interface CommentJoined {
  commentCovenants: Titled;
  commentReports: CovenantReportDocument[];
}

export const commentSubject = reviewSubject<CommentDocument, Part, CommentJoined>({
  ...common('comment'),
  collection: comments,
  reportersOf: ({ commentReports }) => openReporters(commentReports),
  join: (pipeline) => withReportsAndTitle(pipeline, 'comment'),
  lineOf: (comment, part, { commentCovenants, commentReports }) =>
    lineOf(comment, comment.text, part, commentCovenants, commentReports),
});

interface AmendmentJoined {
  amendmentCovenants: Titled;
  amendmentReports: CovenantReportDocument[];
}

export const amendmentSubject = reviewSubject<AmendmentDocument, Part, AmendmentJoined>({
  ...common('amendment'),
  collection: amendments,
  reportersOf: ({ amendmentReports }) => openReporters(amendmentReports),
  join: (pipeline) => withReportsAndTitle(pipeline, 'amendment'),
  lineOf: (amendment, part, { amendmentCovenants, amendmentReports }) => {
    const body = `${wordsOf(amendment.amend)}\n${amendment.reason}`.trim();
    return lineOf(amendment, body, part, amendmentCovenants, amendmentReports);
  },
});
