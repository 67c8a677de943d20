import { MAPLE } from './community.ts';
import { commandId, type Input } from './inputs.ts';

/** The shop is open on Wednesday mornings and at weekends. */
export const shopOpens = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  weekly: [
    { weekdays: [3], from: '09:00', until: '11:30' },
    { weekdays: [6, 0], from: '14:00', until: '17:00' },
  ],
  note: `居委会一楼 ${n} 号窗口`,
  commandId: commandId(n),
  ...more,
});
