import type { HourLine } from '../../../typings/contract/volunteer/hours.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { hourLine } from '../attendance/attendance-line.ts';
import type { AttendanceDocument } from '../collections.ts';

/** The answer about one entry of somebody's hours. @throws Refusal SERVICE_BUSY if it is not there */
export function entryAnswer(entryId: string) {
  return ({ entries }: AttendanceDocument): { entry: HourLine } => {
    const entry = entries.find((one) => one.entryId === entryId);
    if (!entry) throw new Refusal('SERVICE_BUSY');
    return { entry: hourLine(entry) };
  };
}
