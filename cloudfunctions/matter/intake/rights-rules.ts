import type { MatterPart, MatterRights } from '../../../typings/contract/matter/matter.ts';
import type { MatterDocument } from '../collections.ts';
import { hasEnded, stepsFrom } from '../stage/stage-rules.ts';
import { takesTasks } from '../task/task-rules.ts';

/** What somebody is to a matter. */
export interface Standpoint {
  part: MatterPart;
  /** raised by themselves or at their home */
  own: boolean;
  /** an officer of its place */
  triages: boolean;
  /** it is theirs to answer */
  holds: boolean;
  /** here for an outside body alone */
  outside: boolean;
  /** the last day for «not yet» is not over */
  mayReopen: boolean;
  rated: boolean;
  /** an officer who writes down what somebody without WeChat says, who raised it; `rates`: and how they rate it */
  speaks?: { rates: boolean };
}

/** What somebody may do about a matter now; each action asks again. */
export function rightsOf(
  matter: Pick<
    MatterDocument,
    'state' | 'into' | 'open' | 'joined' | 'holdsOthers' | 'raiser' | 'shelf'
  >,
  { part, own, triages, holds, outside, mayReopen, rated, speaks }: Standpoint,
): MatterRights {
  const { state, into, joined, holdsOthers = false } = matter;
  const isLive = !hasEnded(matter) && into === null;
  const decides = !own && isLive;
  const isRaiser = part === 'raiser';
  const isOver = into === null && (state === 'done' || state === 'closed');
  return {
    join: isLive && !isRaiser && part !== 'joined' && matter.open !== null && !outside,
    leave: part === 'joined' && isLive,
    withdraw:
      isRaiser &&
      isLive &&
      joined === 0 &&
      !holdsOthers &&
      (state === 'raised' || state === 'accepted'),
    triage: triages && decides && state === 'raised',
    fold: triages && decides && !holdsOthers && (state === 'raised' || state === 'accepted'),
    split: triages && !own && into !== null,
    handOver: (triages || holds) && decides && state !== 'raised',
    addTask: decides && holds && !outside && takesTasks(matter),
    steps: decides && holds ? stepsFrom(state).filter((step) => step !== 'close' || !outside) : [],
    notYet: (isRaiser || speaks !== undefined) && into === null && state === 'done' && mayReopen,
    rate: part !== null && isOver && !rated,
    ...(speaks?.rates && isOver ? { rateFor: true } : {}),
  };
}
