import { motionSubject } from '../../ballot/for-others.ts';
import { amendmentSubject, commentSubject } from '../../covenant/for-others.ts';
import { noticeSubject } from '../../notice/for-others.ts';
import { pictureSubject } from '../../pictures/picture-subject.ts';
import type { ReviewSubject } from '../../review/subject.ts';

/** All that can be put to review, by what its module says of it. */
export const SUBJECTS: readonly ReviewSubject[] = [
  noticeSubject,
  commentSubject,
  amendmentSubject,
  motionSubject,
  pictureSubject,
];

/** @throws TypeError for a name that no module declares */
export function subjectOf(name: string): ReviewSubject {
  const found = SUBJECTS.find((one) => one.name === name);
  if (!found) throw new TypeError(`nothing of the kind ${name} is reviewed`);
  return found;
}
