import * as v from 'valibot';
import { type ActionTable, defineModule } from '../kernel/handler.ts';
import { communityId } from '../kernel/schema.ts';
import { showOverview } from './overview/show-overview.ts';

export const actions: ActionTable<'home'> = {
  showOverview: {
    input: v.strictObject({ communityId }),
    access: { who: 'residents' },
    load: (input) => ({ community: { from: 'communities', ids: input.communityId } }),
    budget: 3,
    run: showOverview,
  },
};

/** What phones called these before: kept for two releases. */
const aliases = {
  overview: 'showOverview',
} as const;

export const { main } = defineModule('home', actions, { aliases });
