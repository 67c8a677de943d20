import * as v from 'valibot';
import { type ActionTable, defineModule } from '../kernel/handler.ts';
import { communityId } from '../kernel/schema.ts';
import { showOverview } from './overview/show-overview.ts';

export const actions: ActionTable<'home'> = {
  overview: {
    input: v.strictObject({ communityId }),
    access: { who: 'residents' },
    load: (input) => ({ community: { from: 'communities', ids: input.communityId } }),
    budget: 3,
    run: showOverview,
  },
};

export const { main } = defineModule('home', actions);
