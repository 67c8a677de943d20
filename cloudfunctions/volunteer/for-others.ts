export { certificateCode } from './certificate/certificate-line.ts';
export { forgetVolunteer, listOwnShifts } from './sign/own-shifts.ts';
