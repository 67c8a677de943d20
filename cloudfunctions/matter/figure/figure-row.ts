import type { Kept } from '../../../typings/contract/matter/figure.ts';
import type { MatterState } from '../../../typings/contract/matter/matter.ts';

/** Matters of a month that are alike for the figures, as the database groups them. */
export interface MonthRow {
  _id: {
    topicId: string;
    state: MatterState;
    kept: Kept | null;
    until: string | null;
    again: boolean | null;
    worded: boolean;
    folded: boolean;
  };
  count: number;
}

/** Open ones that are alike, as the database groups them. */
export interface OpenRow {
  _id: { state: MatterState; topicId: string; areaId: string; due: string | null };
  count: number;
}
