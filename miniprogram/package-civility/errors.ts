import { BALLOT_ERRORS } from '../text/ballot/error';
import { CIVILITY_ERRORS } from '../text/civility/error';
import { COVENANT_ERRORS } from '../text/covenant/error';
import { addErrors } from '../text/error';
import { FILING_ERRORS } from '../text/filing/error';
import { MODERATION_ERRORS } from '../text/moderation/error';
import { ROSTER_ERRORS } from '../text/roster/error';

/** What the pages of this package can be refused. Each of them imports this file first. */
addErrors({
  ...BALLOT_ERRORS,
  ...CIVILITY_ERRORS,
  ...COVENANT_ERRORS,
  ...FILING_ERRORS,
  ...MODERATION_ERRORS,
  ...ROSTER_ERRORS,
});
