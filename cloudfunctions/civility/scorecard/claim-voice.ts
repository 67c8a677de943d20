/** What somebody said about a claim, with the office that they did it in. */
export interface ClaimVoice {
  residentId: string;
  as: string;
  reason: string;
  at: number;
}
