import * as v from 'valibot';
import type { AuthorFigures } from '../../../typings/contract/parts/door-mark.ts';
import { holds } from '../../kernel/action/access.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { OFFICERS, officersOf } from '../../people/officers.ts';
import { countObjections, countStanding } from './recheck-repository.ts';

/** How what officers wrote down stands up: all of them for the secretary and supervisors, one's own for the others. */
export const countMarks = action('notice.countMarks', {
  input: v.strictObject({ communityId }),
  access: officersOf('input.communityId', [...OFFICERS, 'supervisor'], 'touching'),
  budget: 3,
  run: async ({ communityId }, { actor: { residentId, roles } }) => {
    const author = holds(roles, ['secretary', 'supervisor']) ? null : residentId;
    const [standing, objections] = await Promise.all([
      countStanding(communityId, author),
      countObjections(communityId, author),
    ]);
    const names = new Map([...objections, ...standing].map(({ _id, name }) => [_id, name]));
    const authors = [...names].map(([id, name]): AuthorFigures => {
      const marks = standing.find(({ _id }) => _id === id);
      const lost = objections.find(({ _id }) => _id === id);
      const unaware = lost?.asked ?? 0;
      return {
        name,
        own: id === residentId,
        marks: marks?.count ?? 0,
        asked: (marks?.asked ?? 0) + unaware,
        unaware,
        denied: (lost?.count ?? 0) - unaware,
      };
    });
    return { authors: authors.sort((one, other) => other.marks - one.marks) };
  },
});
