export { forgetVolunteer, listOwnShifts } from './sign/own-shifts.ts';
