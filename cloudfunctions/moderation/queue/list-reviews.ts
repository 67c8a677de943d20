import * as v from 'valibot';
import type { ReviewLine } from '../../../typings/contract/moderation.ts';
import { addressesFor } from '../../files/file.ts';
import type { Stored } from '../../kernel/database/collection.ts';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { partOf } from '../../review/review.ts';
import type { ReviewSubject } from '../../review/subject.ts';
import { documentIn, findWaiting, type ReviewRow } from './queue-repository.ts';
import { REVIEWERS } from './review-access.ts';
import { SUBJECTS, subjectOf } from './review-subjects.ts';

const PAGE = 20;

/** What waits for a person's eye, the longest waiting first. */
export const listReviews = action('moderation.listReviews', {
  input: v.strictObject({ communityId, after: cursor }),
  access: REVIEWERS,
  budget: 2,
  run: async ({ communityId, after }, { actor }) => {
    const { rows, next } = await findWaiting(SUBJECTS, communityId, after, PAGE);
    const lines = rows.flatMap((row) => lineOf(row, actor.residentId) ?? []);
    return { reviews: await withAddresses(lines), next };
  },
});

/** How long the address of a picture works, in seconds. */
const ADDRESS_SECONDS = 600;

/** Pictures that no phone reads by their ids have addresses that run out. */
async function withAddresses(lines: ReviewLine[]): Promise<ReviewLine[]> {
  const isSealed = ({ subject }: ReviewLine) => subjectOf(subject).sealed === true;
  const ids = lines.filter(isSealed).flatMap(({ pictures }) => pictures);
  const urls = await addressesFor(ids, ADDRESS_SECONDS);
  return lines.map((line) =>
    isSealed(line)
      ? { ...line, pictures: line.pictures.flatMap((id) => urls.get(id) ?? []) }
      : line,
  );
}

/** What somebody wrote, or reported, is for somebody else to decide. */
function isOwn(
  { writersOf, reportersOf }: ReviewSubject,
  document: Stored,
  part: string,
  row: ReviewRow,
  reader: string,
): boolean {
  const reporters = part === 'reports' ? (reportersOf?.(row) ?? []) : [];
  return [...writersOf(document, part), ...reporters].includes(reader);
}

/** @returns undefined for a document that cannot be shown: the others still are */
function lineOf(row: ReviewRow, reader: string): ReviewLine | undefined {
  const subject = subjectOf(row.subject);
  const document = documentIn(row, subject);
  if (!document) return undefined;
  const { _id: reviewId, subjectId, reason, at } = row;
  const part = partOf(row);
  try {
    return {
      reviewId,
      subject: subject.name,
      subjectId,
      reason,
      ...subject.lineOf(document, part, row),
      seen: subject.undecided(document, part),
      at,
      own: isOwn(subject, document, part, row, reader),
    };
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
