/** What of the notices a person may see: those that ask their households, and those of the places they look after. */
export interface Sight {
  /** one of the audience is one of these */
  audience: string[];
  /** one of the audience lies at or below one of these */
  reach: string[];
}

/** Households that confirmed, per stair. */
export interface StairCount {
  buildingId: string;
  stairId: string;
  confirmed: number;
}
