import type { ActorContext as Context } from '../kernel/action/action.ts';
import type { Loads } from '../kernel/action/load.ts';
import { appFor } from '../kernel/action/module.ts';
import { requirePassing } from '../review/check-texts.ts';
import { type ResidentDocument, residents } from './collections.ts';

/** How every action and module of the app is defined: its actors are residents. */
export const { action, defineModule } = appFor(residents, requirePassing);

/** What an action's `run` gets beside its input; `L` is what it loads. */
export type ActorContext<L extends Loads = Record<never, never>> = Context<L, ResidentDocument>;
