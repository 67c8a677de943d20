import * as v from 'valibot';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';

export const drawChange = { communityId, drawId: documentId, commandId };
/** a public number as it is printed, without blanks */
export const seed = v.pipe(v.string(), v.regex(/^\d{4,60}$/));
