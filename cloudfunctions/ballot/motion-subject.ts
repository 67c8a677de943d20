import { reviewSubject } from '../review/subject.ts';
import { type MotionDocument, motions } from './collections.ts';
import { saveWords } from './motion/motion-repository.ts';
import { textsOf } from './motion/motion-text.ts';

/** The words of a motion can be put to review, before it is announced: as they were saved last. */
export const motionSubject = reviewSubject<MotionDocument, 'words'>({
  name: 'motion',
  collection: motions,
  parts: { words: { state: ['draft'] } },
  writersOf: ({ authorId, change }) => [authorId, change.actorId],
  undecided: ({ change }) => [change.id],
  lineOf: ({ form, placeLabel }) => {
    const [title = '', ...others] = textsOf(form);
    const body = others.filter((text) => text !== '').join('\n');
    return { title, body, pictures: [], attachments: [], reports: [], authorName: placeLabel };
  },
  async settle({ communityId, subjectId, release, decided }) {
    const [of] = decided;
    if (of !== undefined) await saveWords(communityId, subjectId, { of, passed: release });
  },
});
