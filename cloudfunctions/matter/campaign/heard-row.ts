import type { MatterState } from '../../../typings/contract/matter/matter.ts';

/** Matters of a campaign that are alike, as the database groups them. */
export interface HeardRow {
  _id: { campaignId: string; state: MatterState; folded: boolean };
  count: number;
}
