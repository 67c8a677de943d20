import * as v from 'valibot';
import type { Role } from '../../typings/contract/resident.ts';

export const role = v.picklist([
  'secretary',
  'grid-officer',
  'building-steward',
  'stair-steward',
  'owners-committee',
  'party-branch',
  'elder-adviser',
  'mediator',
  'team-leader',
  'volunteer',
  'street-observer',
  'committee-member',
  'representative',
  'supervisor',
  'outside-party',
  'rater',
  'household-representative',
] satisfies Role[]);
