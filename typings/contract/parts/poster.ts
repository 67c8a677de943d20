/** What a poster is about; its code opens the page of it. */
export type PosterKind =
  | 'community'
  | 'notice'
  | 'covenant'
  | 'motion'
  | 'shift'
  | 'season'
  | 'meeting'
  | 'honour';
