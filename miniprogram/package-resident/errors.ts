import { BALLOT_ERRORS } from '../text/ballot/error';
import { CIVILITY_ERRORS } from '../text/civility/error';
import { COVENANT_ERRORS } from '../text/covenant/error';
import { addErrors } from '../text/error';
import { FILING_ERRORS } from '../text/filing/error';
import { MATTER_ERRORS } from '../text/matter/error';
import { MEETING_ERRORS } from '../text/meeting/error';
import { MODERATION_ERRORS } from '../text/moderation/error';
import { NOTICE_ERRORS } from '../text/notice/error';
import { ROLE_ERRORS } from '../text/role/error';
import { ROSTER_ERRORS } from '../text/roster/error';
import { VOLUNTEER_ERRORS } from '../text/volunteer/error';

/** What the pages of this package can be refused. Each of them imports this file first. */
addErrors({
  ...VOLUNTEER_ERRORS,
  ...BALLOT_ERRORS,
  ...CIVILITY_ERRORS,
  ...COVENANT_ERRORS,
  ...FILING_ERRORS,
  ...MATTER_ERRORS,
  ...MEETING_ERRORS,
  ...MODERATION_ERRORS,
  ...NOTICE_ERRORS,
  ...ROLE_ERRORS,
  ...ROSTER_ERRORS,
});
