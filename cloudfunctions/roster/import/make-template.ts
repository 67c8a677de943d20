import type { RosterActions } from '../../../typings/contract/roster.ts';
import { storeFile } from '../../files/file.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { writeRoster } from '../export/write-workbook.ts';

/** The same file for everybody: it says nothing of anybody. */
const PATH = 'templates/roster.xlsx';

/** An empty roster to fill in. */
export async function makeTemplate(
  _input: RosterActions['makeTemplate']['input'],
  _context: ActorContext,
): Promise<RosterActions['makeTemplate']['data']> {
  return { url: await storeFile(PATH, await writeRoster([])), name: '邻里名册模板.xlsx' };
}
