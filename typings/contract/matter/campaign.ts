import type { Action } from '../action';

/** 三听三问: one question, asked for some days, and what became of what people said. */

export interface CampaignForm {
  question: string;
  /** YYYY-MM-DD, both inclusive */
  from: string;
  until: string;
  /** people who were asked elsewhere than at their doors: at a sitting, in the courtyard */
  elsewhere: number;
}

export interface CampaignLine extends CampaignForm {
  campaignId: string;
  /** doors where somebody asked for opinions on these days, as ticked on the door grid, or took an answer down */
  doors: number;
  /** matters that carry it */
  heard: number;
  /** of them, those that go on under another one */
  folded: number;
  accepted: number;
  done: number;
  /** today is one of its days */
  running: boolean;
  seen: string;
}

export type CampaignErrorCode =
  | 'CAMPAIGN_NOT_FOUND'
  | 'CAMPAIGN_DAYS_UNFIT' // backwards, longer than a year, or over before it is made
  | 'CAMPAIGN_OVER' // today is none of its days
  | 'CAMPAIGN_CHANGED'; // somebody was quicker

export interface CampaignActions {
  /** A new one (`campaignId` null), or other words, days or a number for one. */
  saveCampaign: Action<
    {
      communityId: string;
      campaignId: string | null;
      seen: string | null;
      form: CampaignForm;
      commandId: string;
    },
    { campaignId: string }
  >;
  /** The latest six with their numbers, for all who live there. */
  listCampaigns: Action<{ communityId: string }, { campaigns: CampaignLine[]; maySave: boolean }>;
}
