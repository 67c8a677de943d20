import { about, index, NOBODY, personal, STAMP, shape } from '../../kernel/database/about.ts';
import { votingSettings } from '../collections.ts';
import type { SettingsProposal } from './settings-types.ts';

const UNTIL_DECIDED = 'until another officer has agreed or not';

export const SETTINGS = about(votingSettings, {
  indexes: [index('change', 'change.at')],
  fields: {
    _id: 'plain',
    communityId: 'plain',
    settings: 'plain',
    proposed: {
      ...personal('a change that waits', 'it takes two', 'residents', UNTIL_DECIDED),
      ...shape<SettingsProposal>({
        id: 'plain',
        settings: 'plain',
        by: personal('id and name of who proposed it', 'another agrees', NOBODY, UNTIL_DECIDED),
        at: 'plain',
      }),
    },
    history: personal(
      'names of the two who agreed on a change',
      'which votes bind depends on it',
      'residents',
      'the latest 50 changes, as long as the community',
    ),
    change: STAMP,
  },
});
