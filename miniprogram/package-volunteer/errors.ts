import { addErrors } from '../text/error';
import { FILING_ERRORS } from '../text/filing/error';
import { MODERATION_ERRORS } from '../text/moderation/error';
import { ROLE_ERRORS } from '../text/role/error';
import { ROSTER_ERRORS } from '../text/roster/error';
import { VOLUNTEER_ERRORS } from '../text/volunteer/error';

/** What the pages of this package can be refused. Each of them imports this file first. */
addErrors({
  ...VOLUNTEER_ERRORS,
  ...FILING_ERRORS,
  ...MODERATION_ERRORS,
  ...ROLE_ERRORS,
  ...ROSTER_ERRORS,
});
