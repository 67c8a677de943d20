export { certificateCode } from './certificate/certificate-line.ts';
export { forgetPairings, listOwnPairings } from './pairing/own-pairings.ts';
export { forgetVolunteer, listOwnShifts } from './sign/own-shifts.ts';
