import * as v from 'valibot';
import { miniProgramCode } from '../../files/mini-program-code.ts';
import { communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { CODE_PAGES, sceneOf } from './code-rules.ts';

/**
 * The code of a poster. It says which page it opens and nothing of what stands there: whoever scans it sees what
 * they may see.
 */
export const showCode = action('filing.showCode', {
  input: v.strictObject({
    communityId,
    kind: v.picklist([
      'community',
      'notice',
      'covenant',
      'motion',
      'shift',
      'season',
      'meeting',
      'honour',
    ]),
    subjectId: v.optional(documentId),
  }),
  access: RESIDENTS,
  budget: 1,
  run: async ({ communityId: community, kind, subjectId = '' }) => {
    const code = await miniProgramCode(CODE_PAGES[kind], sceneOf(community, subjectId));
    return { code: code ? { type: code.type, base64: code.bytes.toString('base64') } : null };
  },
});
