import type { MotionDocument, PaperDocument } from '../collections.ts';
import { countConfirmedBy, findConfirmed } from '../paper/paper-repository.ts';
import { countCast } from '../roster/voter-repository.ts';
import { isByAnswer } from '../secret/scheme-rules.ts';
import { ballotIdOf, boxBallotIdOf, guardOf } from '../vote/ballot-id.ts';
import { countFilled, findBallots } from '../vote/ballot-repository.ts';
import { type Apart, apartOf } from './count-stop-rules.ts';

const A_REQUEST = 1000;

/**
 * Compares what was confirmed and who took part with the sealed ballots, before anything is counted.
 * Three requests, and two more for each thousand papers. @returns what does not fit; null if all does
 */
export async function findApart(motion: MotionDocument): Promise<Apart | null> {
  const { secret } = motion.form;
  const [cast, confirmed, filled] = await Promise.all([
    countCast(motion),
    countConfirmedBy(motion),
    countFilled(motion),
  ]);
  // Papers of a secret motion become ballots under scheme 1 alone; else they are counted beside them.
  const boxed = secret && !isByAnswer(motion);
  const lost = isByAnswer(motion) ? 0 : await countLost(motion);
  return apartOf({ secret, cast, confirmed, lost, filled, boxed });
}

/** Confirmed papers whose ballots say something else. */
async function countLost(motion: MotionDocument): Promise<number> {
  let lost = 0;
  for (let after = ''; ; ) {
    const page = await findConfirmed(motion, after);
    const ids = page.map((paper) => ballotIdOfPaper(motion, paper));
    const found = ids.length > 0 ? await findBallots(motion.communityId, ids) : [];
    const ballots = new Map(found.map((ballot) => [ballot._id, ballot]));
    for (const [at, paper] of page.entries()) {
      const ballot = ballots.get(ids[at] ?? '');
      // A paper of a round that was voided since counts no more.
      const isVoided = paper.voterKey !== null && ballot?.guard !== guardOfPaper(motion, paper);
      if (!isVoided && ballot?.choice !== paper.choice) lost += 1;
    }
    if (page.length < A_REQUEST) return lost;
    after = page.at(-1)?._id ?? '';
  }
}

function ballotIdOfPaper(motion: MotionDocument, { voterKey, serial }: PaperDocument): string {
  return voterKey === null ? boxBallotIdOf(motion, serial ?? '') : ballotIdOf(motion, voterKey);
}

function guardOfPaper(motion: MotionDocument, { voterKey, round }: PaperDocument): string {
  return guardOf(motion, voterKey ?? '', round);
}
