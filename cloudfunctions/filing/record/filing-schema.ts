import * as v from 'valibot';
import type { FilingActions } from '../../../typings/contract/filing.ts';
import { commandId, communityId, documentId, placeId } from '../../kernel/schema.ts';

type Schema<A extends keyof FilingActions> = v.GenericSchema<unknown, FilingActions[A]['input']>;

export const papersInput: Schema<'printPapers'> = v.strictObject({
  communityId,
  motionId: documentId,
  placeId,
  count: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(200)),
  commandId,
});
export const packInput: Schema<'makePack'> = v.strictObject({
  communityId,
  motionId: documentId,
  commandId,
});
export const covenantInput: Schema<'printCovenant'> = v.strictObject({
  communityId,
  covenantId: documentId,
  form: v.picklist(['docx', 'html']),
  commandId,
});
