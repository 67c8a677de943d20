import { defineModule } from '../people/action.ts';
import { showOverview } from './overview/show-overview.ts';

export const { main, actions, aliases } = defineModule('home', {
  actions: [showOverview],
  aliases: { overview: 'showOverview' },
});
