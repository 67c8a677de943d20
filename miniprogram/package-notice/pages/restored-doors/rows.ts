import type { RecoveryDoor } from '../../../../typings/contract/parts/recovery';
import type { Door } from '../../../components/door-grid/layout';
import {
  doorAnswer,
  RECOVERY_STATES,
  type RecoveryState,
} from '../../../text/notice/recovery-doors';
import { type Spot, spotOfLabel } from '../../../view/building-doors';

/** A household as one door: what it has said, and what can be done. */
export interface RecoveryRow extends Spot {
  householdId: string;
  state: RecoveryState;
  words: string;
  mayCall: boolean;
  mayUndo: boolean;
}

export function rowOf(door: RecoveryDoor, place: string, title: string, now: number): RecoveryRow {
  const { householdId, label, mayCall, mayUndo } = door;
  return {
    householdId,
    ...spotOfLabel(label, place),
    state: stateOf(door),
    words: doorAnswer(door, title, now),
    mayCall,
    mayUndo,
  };
}

function stateOf({ answer }: RecoveryDoor): RecoveryState {
  if (!answer) return 'silent';
  if (!answer.restored) return 'troubled';
  return answer.how === 'self' || answer.how === 'agent' ? 'restored' : 'noted';
}

export function doorOf({ householdId: id, stair, number, state }: RecoveryRow): Door {
  return { id, stair, number, ...RECOVERY_STATES[state] };
}
