import type { Action } from './action';
import type { NoticeAttachment, ReportReason } from './notice';
import type { PictureLine, PicturePurpose, PictureStanding } from './parts/picture';
import type { UploadTicket } from './upload';

export type ReviewReason =
  | 'text-review' // the check asks for a person's eye
  | 'text-unchecked' // the check did not answer
  | 'picture-review'
  | 'picture-unchecked'
  | 'attachment' // nothing but a person can check a document
  | 'correction-review'
  | 'correction-unchecked'
  | 'reported';

/**
 * What a review is about: a notice, what somebody said about a covenant, a motion before it is announced, a picture
 * that somebody has added to something.
 */
export type ReviewSubject = 'notice' | 'comment' | 'amendment' | 'motion' | 'picture';

export interface ReviewLine {
  reviewId: string;
  subject: ReviewSubject;
  subjectId: string;
  reason: ReviewReason;
  title: string;
  body: string;
  /** ids of what is to be decided, files or a correction; none for a text or for reports */
  seen: string[];
  /** pictures a person has to look at */
  pictures: string[];
  /** documents a person has to read */
  attachments: NoticeAttachment[];
  /** what readers reported, without their names */
  reports: { reason: ReportReason; note: string }[];
  /** of a notice its author; of a comment or an amendment the building, of a motion its place, no name */
  authorName: string;
  at: number;
  /** written by the caller, so somebody else decides */
  own: boolean;
}

/** Codes of this module's actions, beside the common ones in envelope.ts; OWN: nobody releases their own words. */
export type ModerationErrorCode =
  | 'REVIEW_NOT_FOUND'
  | 'REVIEW_DECIDED'
  | 'REVIEW_OWN'
  | 'PICTURE_NOT_FOUND' // none of the caller's for this purpose, or from an earlier day
  | 'PICTURE_REFUSED'; // it did not pass its check

export interface ModerationActions {
  /** A place for one picture of the phone, which is put there at once. */
  beginPicture: Action<{ communityId: string; commandId: string }, UploadTicket>;
  /**
   * Takes what was put there: without where and when it was taken, and to be checked. Nobody else sees it before that,
   * nor before it is added to something.
   */
  takePicture: Action<
    { communityId: string; fileId: string; purpose: PicturePurpose; commandId: string },
    { pictureId: string; standing: PictureStanding }
  >;
  /** How the caller's own pictures stand, with addresses of them; those that are gone are left out. */
  showOwnPictures: Action<
    { communityId: string; pictureIds: string[] },
    { pictures: PictureLine[] }
  >;
  listReviews: Action<
    { communityId: string; after?: string },
    { reviews: ReviewLine[]; next: string | null }
  >;
  decideReview: Action<
    {
      communityId: string;
      reviewId: string;
      decision: 'release' | 'reject';
      /** of the line that the person had before them */
      seen?: string[];
      commandId: string;
    },
    { decision: 'release' | 'reject' }
  >;
}
