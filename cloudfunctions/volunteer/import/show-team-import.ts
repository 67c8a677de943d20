import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { communityId, cursor, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { hourLine } from '../attendance/attendance-line.ts';
import { teamImports } from '../collections.ts';
import { IMPORT_READERS } from './import-access.ts';
import { importLine } from './import-line.ts';
import { findPosted, findWithHomes } from './import-repository.ts';

const A_PAGE = 50;

/** What a table said, row by row, for whoever decides about it. */
export const showTeamImport = action('volunteer.showTeamImport', {
  input: v.strictObject({ communityId, importId: documentId, after: cursor }),
  access: officersOf('input.communityId', IMPORT_READERS, 'within'),
  load: ({ importId }) => ({ import: one(teamImports, importId, 'IMPORT_NOT_FOUND') }),
  budget: 3,
  run: async ({ communityId: community, after = '0' }, { actor, import: found }) => {
    const from = Number.parseInt(after, 10) || 0;
    const page = found.lines.slice(from, from + A_PAGE);
    const ids = page.map(({ residentId }) => residentId);
    const left = from === 0 ? found.left : [];
    const matched = left.flatMap(({ match }) => (match ? [match.residentId, match.by] : []));
    const others = [found.enteredBy, found.decidedBy ?? '', ...matched];
    const [people, posted] = await Promise.all([
      findWithHomes(community, [...ids, ...others]),
      found.state === 'confirmed' && found.what === 'hours' ? findPosted(community, page) : [],
    ]);
    const names = new Map(people.map(({ _id, name }) => [_id, name]));
    const homes = new Map(people.map((one) => [one._id, one.households[0]?.label ?? '']));
    return {
      import: importLine(found, people, actor.residentId),
      rows: page.map(({ row, residentId, period, title, minutes, sameDay, key }, index) => {
        const kept = posted.find((one) => one.shiftId === key && one.residentId === residentId);
        return {
          row,
          name: names.get(residentId) ?? '',
          period,
          title,
          minutes,
          sameDay,
          line: from + index,
          ...(kept && { shiftId: key, residentId, entries: kept.entries.map(hourLine) }),
        };
      }),
      left: left.map(({ rest, match, ...doubt }, index) => ({
        ...doubt,
        ...(found.state === 'confirmed' && rest && { index }),
        ...(match && {
          match: {
            name: names.get(match.residentId) ?? '',
            home: homes.get(match.residentId) ?? '',
            byName: names.get(match.by) ?? '',
            own: match.by === actor.residentId,
            agreed: match.agreed,
          },
        }),
      })),
      next: from + A_PAGE < found.lines.length ? String(from + A_PAGE) : null,
    };
  },
});
