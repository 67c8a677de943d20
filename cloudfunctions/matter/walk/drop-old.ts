import { addDays, DAY, dayOf } from '../../kernel/calendar.ts';
import { job } from '../../kernel/upkeep.ts';
import {
  type DiaryDocument,
  type DoorVisitDocument,
  diaryEntries,
  doorVisits,
} from '../collections.ts';
import { diaryBefore, dropEntry } from './diary-repository.ts';
import { dropVisit, visitsBefore } from './visit-repository.ts';
import { KEPT_DAYS } from './visit-rules.ts';

/** Visits that are long over are gone. */
export const dropVisits = job<DoorVisitDocument>({
  name: 'visit.old',
  collection: doorVisits,
  due: (at) => visitsBefore(addDays(dayOf(at), -KEPT_DAYS)),
  one: dropVisit,
});

/** What was written down long ago is gone. */
export const dropDiary = job<DiaryDocument>({
  name: 'diary.old',
  collection: diaryEntries,
  due: (at) => diaryBefore(at - KEPT_DAYS * DAY),
  one: dropEntry,
});
