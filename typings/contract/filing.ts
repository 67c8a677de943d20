import type { Action } from './action';
import type { PlaceId } from './people';
import type { MadeFile } from './roster';

type Command = { commandId: string };

/** Codes of this module's actions, beside the common ones in envelope.ts. */
export type FilingErrorCode = 'PAPERS_NONE'; // everybody there has voted

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
  /** A covenant to print: .docx, or a page that any browser prints as .pdf. */
  printCovenant: Action<
    { communityId: string; covenantId: string; form: 'docx' | 'html' } & Command,
    MadeFile
  >;
}
