import { sweepAudit } from '../../kernel/audit.ts';
import { carryPapers } from '../paper/decide-paper.ts';
import { countDue, tidyAfterCount } from '../result/count-motion.ts';
import { carryClosing, closePublished } from '../result/sign-result.ts';
import { carryCorrections } from '../roster/answer-objection.ts';
import { voters } from '../roster/voter-repository.ts';
import { papers } from '../vote/ballot-repository.ts';
import { finishVoids } from '../vote/void-ballot.ts';
import { carryCancel, freezeRoster } from './announce-motion.ts';
import { findUncarriedMotions, motions, objections, votingSettings } from './motion-repository.ts';

/**
 * Every minute: what a cut left undone, then what is due. Opening and closing wait for no timer: the clock
 * says at the second whether somebody may vote.
 */
export async function keepUp(): Promise<void> {
  await carryMotions();
  await finishVoids();
  await carryPapers();
  await carryCorrections();
  await countDue();
  await closePublished();
  await sweepAudit(motions);
  await sweepAudit(voters);
  await sweepAudit(papers);
  await sweepAudit(objections);
  await sweepAudit(votingSettings);
}

async function carryMotions(): Promise<void> {
  for (const motion of await findUncarriedMotions()) {
    if (motion.state === 'announcing') await freezeRoster(motion);
    else if (motion.state === 'cancelled') await carryCancel(motion);
    else if (motion.state === 'closed' && motion.ruleId !== 'poll') await carryClosing(motion);
    else await tidyAfterCount(motion);
  }
}
