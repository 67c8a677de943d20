import { COVENANT_ERRORS } from '../text/covenant/error';
import { addErrors } from '../text/error';
import { FILING_ERRORS } from '../text/filing/error';
import { MODERATION_ERRORS } from '../text/moderation/error';

/** What the pages of this package can be refused. Each of them imports this file first. */
addErrors({ ...COVENANT_ERRORS, ...FILING_ERRORS, ...MODERATION_ERRORS });
