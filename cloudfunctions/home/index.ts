import { defineModule } from '../people/action.ts';
import { showDesk } from './desk/show-desk.ts';
import { showOverview } from './overview/show-overview.ts';
import { searchAll } from './search/search-all.ts';

export const { main, actions, aliases } = defineModule('home', {
  actions: [showOverview, showDesk, searchAll],
  aliases: { overview: 'showOverview' },
});
