import type { Action } from './action';
import type { Bearer } from './civility/rule';
import type { ScorebookKind } from './civility/scorecard';
import type { PosterKind } from './parts/poster';
import type { PlaceId } from './people';
import type { MadeFile } from './roster';

type Command = { commandId: string };

/** Codes of this module's actions, beside the common ones in envelope.ts. */
export type FilingErrorCode =
  | 'PAPERS_NONE' // everybody there has voted
  | 'REPORT_MONTH_UNFIT' // not begun, or more than five years back
  | 'REPORT_TOO_LARGE'; // details.most

export interface FilingActions {
  /**
   * Paper ballots of a motion, as .docx: of a named one for the doors of a place, of a secret one a number
   * of papers that are nobody's in particular. At most 200 a file.
   */
  printPapers: Action<
    {
      communityId: string;
      motionId: string;
      placeId: PlaceId;
      /** of a secret motion; 0 in a named one */
      count: number;
    } & Command,
    MadeFile & { papers: number }
  >;
  /** What is filed with the street office and kept: a zip of .docx, .xlsx and the published list. */
  makePack: Action<{ communityId: string; motionId: string } & Command, MadeFile>;
  /** One's own certificate of volunteering, as .docx. */
  printCertificate: Action<{ communityId: string; certificateId: string } & Command, MadeFile>;
  /** The account of one's own household, or one's own: to print, or as a table. The latest thousand entries. */
  printStatement: Action<
    { communityId: string; bearer: Bearer; form: 'docx' | 'xlsx' } & Command,
    MadeFile
  >;
  /**
   * One's own scorecard: to print, or as a table. The latest thousand entries. For somebody without WeChat who agreed on
   * paper an officer who keeps the book prints it; CARD_NOT_FOUND for all others.
   */
  printCard: Action<
    { communityId: string; book: ScorebookKind; cardId: string; form: 'docx' | 'xlsx' } & Command,
    MadeFile
  >;
  /** Of a shift, for its leaders, as .docx: the list to be signed by hand, or a poster. */
  printShift: Action<
    { communityId: string; shiftId: string; teamId: string; what: 'list' | 'poster' } & Command,
    MadeFile
  >;
  /** A list that somebody else has agreed to, for whoever asked for it, as .xlsx. */
  printExport: Action<{ communityId: string; exportId: string } & Command, MadeFile>;
  /** What a mediation has come to, for its mediator, as .docx to be signed. */
  printAgreement: Action<{ communityId: string; mediationId: string } & Command, MadeFile>;
  /**
   * Of a meeting, as .docx, for those who run it: the list to be signed by hand, the invitation, the minutes; for
   * everybody what is published.
   */
  printMeeting: Action<
    {
      communityId: string;
      meetingId: string;
      what: 'list' | 'invitation' | 'minutes' | 'publication';
    } & Command,
    MadeFile
  >;
  /** The plate of a steward who was selected, as .docx for the stairwell. */
  printPlate: Action<{ communityId: string; selectionId: string } & Command, MadeFile>;
  /** What became of the matters that were raised in a month, in numbers without names. */
  printReport: Action<
    { communityId: string; month: string; form: 'docx' | 'xlsx' } & Command,
    MadeFile
  >;
  /**
   * Doors that have not confirmed a notice, as .xlsx with a sheet a building: as far as the caller's places go, without
   * names and numbers.
   */
  printDoors: Action<{ communityId: string; noticeId: string } & Command, MadeFile>;
  /** A covenant to print: .docx, or a page that any browser prints as .pdf. */
  printCovenant: Action<
    { communityId: string; covenantId: string; form: 'docx' | 'html' } & Command,
    MadeFile
  >;
  /**
   * The mini-program's code for a poster, as a picture; null where WeChat draws none. `subjectId` is left out of the
   * community's and of the honours'.
   */
  showCode: Action<
    { communityId: string; kind: PosterKind; subjectId?: string | undefined },
    { code: { type: 'png' | 'jpg'; base64: string } | null }
  >;
}
