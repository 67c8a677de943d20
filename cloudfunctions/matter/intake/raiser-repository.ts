import { command, tableOf } from '../../kernel/database/table.ts';
import { matters } from '../collections.ts';

const table = tableOf(matters);

const NOBODY = {
  'raiser.residentId': null,
  'raiser.name': '',
  'raiser.homes': [],
  'raiser.named': false,
};

/**
 * What somebody raised is nobody's any more. What waits for an officer keeps the words: nothing else says what it is
 * about. Two requests.
 */
export async function blankRaiser(communityId: string, residentId: string): Promise<void> {
  const own = { communityId, 'raiser.residentId': residentId };
  await table.change({ ...own, shelf: command.neq('waiting') }, { ...NOBODY, words: '' });
  await table.change(own, NOBODY);
}
