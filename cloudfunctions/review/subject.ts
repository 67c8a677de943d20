import type { ReviewSubject as Name, ReviewLine } from '../../typings/contract/moderation.ts';
import type { Collection, Stored } from '../kernel/database/collection.ts';
import type { Aggregation } from '../kernel/database/table.ts';
import type { Verdict } from './verdict.ts';

/** What a person decided about one part of something. */
export interface Decision<Part extends string = string> {
  communityId: string;
  subjectId: string;
  part: Part;
  release: boolean;
  /** ids of what it is about, files or a correction; what comes later waits for its own decision */
  decided: readonly string[];
  /** what readers reported until then is answered */
  at: number;
}

/** How the queue shows a part. */
export type ReviewWords = Pick<
  ReviewLine,
  'title' | 'body' | 'pictures' | 'attachments' | 'reports' | 'authorName'
>;

/** Fields of a document → their values, any of which will do. */
export type Waiting = Record<string, readonly (string | number | boolean)[]>;

/**
 * What can be put to review. A module declares each of its own in one file; the module of the review
 * queue lists them, and knows no more than what stands here.
 */
export interface ReviewSubject<
  Doc extends Stored = Stored,
  Part extends string = string,
  Joined = unknown,
> {
  /** `notice`: part of the ids of reviews */
  name: Name;
  /** of the documents that are reviewed */
  collection: Collection<Doc>;
  /**
   * Each part → what a document is like while the part may wait for a person. A review of anything
   * else has become needless: it is neither shown nor kept open.
   */
  parts: Record<Part, Waiting>;
  /** joins what lines show beside the document */
  join?(pipeline: Aggregation): Aggregation;
  /** ids of the residents who wrote a part: somebody else decides */
  writersOf(document: Doc, part: Part): string[];
  /** what readers report, `${id}:${residentId}`: who has reported something does not decide about it */
  reports?: Collection<Stored & { state: string }>;
  /** of a row that `join` has been through: ids of those whose reports wait */
  reportersOf?(joined: Joined): string[];
  /** ids of what a decision would be about; none for a text or for reports */
  undecided(document: Doc, part: Part): string[];
  lineOf(document: Doc, part: Part, joined: Joined): ReviewWords;
  /** its files are read by no phone: lines carry addresses of them that run out */
  sealed?: true;
  /** Does what a decision says. Doing it again changes nothing. */
  settle(decision: Decision<Part>): Promise<void>;
  /** WeChat’s answer about a picture. @returns whether it is one of these documents’ */
  settlePicture?(traceId: string, verdict: Verdict): Promise<boolean>;
}

/** A subject with types of its own, as an entry of a list. */
export function reviewSubject<Doc extends Stored, Part extends string, Joined = unknown>(
  definition: ReviewSubject<Doc, Part, Joined>,
): ReviewSubject {
  return definition as unknown as ReviewSubject;
}
