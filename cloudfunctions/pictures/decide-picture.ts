import { type Commanded, change } from '../kernel/command.ts';
import { Refusal } from '../kernel/refusal.ts';
import { type PictureDocument, pictures } from './collections.ts';

/**
 * Somebody who may says whether a picture that is in no queue can be shown. Who may is asked before.
 * @throws Refusal CLAIM_DECIDED for one that the check has answered about, or somebody else has decided
 */
export function decidePicture(
  context: Commanded,
  picture: PictureDocument,
  passes: boolean,
): Promise<{ passed: boolean }> {
  return change(context, pictures, picture, {
    missing: 'PICTURE_NOT_FOUND',
    seen: ['state'],
    decide: ({ state, addedAt, change: added }) => {
      if (state !== 'review') throw new Refusal('CLAIM_DECIDED');
      return {
        state: passes ? ('passed' as const) : ('blocked' as const),
        askedAt: null,
        addedAt: addedAt ?? added.at,
      };
    },
    answer: () => ({ passed: passes }),
  });
}
