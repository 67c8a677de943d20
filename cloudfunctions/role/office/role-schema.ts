import * as v from 'valibot';
import { communityId, day, documentId } from '../../kernel/schema.ts';
import { placeId } from '../../places/place-schema.ts';
import { FITS } from './role-rules.ts';

const granted = v.picklist(Object.keys(FITS) as (keyof typeof FITS)[]);

/** Which office, whose, where and since when. */
export const term = { communityId, residentId: documentId, role: granted, placeId, from: day };
