import { MAPLE } from '../community.ts';
import { commandId } from '../inputs.ts';
import { uploadRoster } from '../roster.ts';
import { example } from './example.ts';

export const rosterExamples = [
  example('roster', 'template', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('roster', 'check', {
    as: 'secretary',
    concerns: [MAPLE],
    input: async (_, linli) => ({ communityId: MAPLE, fileId: await uploadRoster(linli) }),
  }),
  example('roster', 'import', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: async (n, linli) => ({
      communityId: MAPLE,
      fileId: await uploadRoster(linli),
      commandId: commandId(n),
    }),
  }),
];
