import { addErrors } from '../text/error';
import { FILING_ERRORS } from '../text/filing/error';
import { MATTER_ERRORS } from '../text/matter/error';
import { MODERATION_ERRORS } from '../text/moderation/error';
import { ROSTER_ERRORS } from '../text/roster/error';

/** What the pages of this package can be refused. Each of them imports this file first. */
addErrors({ ...FILING_ERRORS, ...MATTER_ERRORS, ...MODERATION_ERRORS, ...ROSTER_ERRORS });
