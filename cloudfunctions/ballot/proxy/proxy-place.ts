import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { MotionDocument, VoterDocument } from '../collections.ts';
import { phaseOf } from '../motion/motion-rules.ts';
import { takeProxy } from './proxy-repository.ts';

/** Whether proxies are written down now. @throws Refusal PROXY_NOT_ALLOWED, MOTION_CLOSED */
export function checkProxies({ settings, form, ruleId, state }: MotionDocument): void {
  if (settings.proxiesPerPerson === 0 || form.secret || ruleId === 'poll') {
    throw new Refusal('PROXY_NOT_ALLOWED');
  }
  const phase = phaseOf(state, form, now());
  if (phase !== 'notice' && phase !== 'open') throw new Refusal('MOTION_CLOSED');
}

/** A place among those that an agent may vote for. @throws Refusal PROXY_TOO_MANY */
export async function takePlace(
  motion: MotionDocument,
  { residentId }: NonNullable<VoterDocument['agent']>,
  { key }: VoterDocument,
  at: number,
): Promise<void> {
  const most = motion.settings.proxiesPerPerson;
  if (!(await takeProxy(motion, residentId, key, { most, at }))) {
    throw new Refusal('PROXY_TOO_MANY', { most });
  }
}
