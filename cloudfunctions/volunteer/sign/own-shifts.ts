import type { OwnVolunteering } from '../../../typings/contract/parts/own-points.ts';
import type { OwnData } from '../../../typings/contract/resident.ts';
import { hourLine, markLineOrNull } from '../attendance/attendance-line.ts';
import { certificateLine, shownCode } from '../certificate/certificate-line.ts';
import { findCertificatesOf } from '../certificate/certificate-repository.ts';
import type { MemberDocument } from '../collections.ts';
import { dropConsent, findConsents } from '../consent/consent-repository.ts';
import { dropExportsOf } from '../export/export-repository.ts';
import { dropFeedback, findFeedbackOf } from '../feedback/feedback-repository.ts';
import { feedbackLine } from '../feedback/feedback-rules.ts';
import { findHoursOf } from '../hours/hour-repository.ts';
import { listOwnNumbers } from '../insurance/insured-people.ts';
import { dropNumbersOf } from '../insurance/insured-repository.ts';
import { plainLimit } from '../member/limit-rules.ts';
import { dropMember, findMembershipsOf } from '../member/member-repository.ts';
import { proofLine } from '../proof/proof-rules.ts';
import { dropFromShifts, findShiftsOf } from '../shift/shift-repository.ts';
import { dropWaitersOf } from '../shift/waiter-repository.ts';
import { dropVolunteer, findVolunteers, volunteerIdOf } from './volunteer-repository.ts';

/** What is kept about somebody as a volunteer, for them to read. Two requests. */
export async function listOwnShifts(
  communityId: string,
  residentId: string,
): Promise<Pick<OwnData, 'shifts' | 'volunteer'>> {
  const [rows, found] = await Promise.all([
    findShiftsOf(communityId, residentId),
    findVolunteers(communityId, [residentId]),
  ]);
  const own = found.get(residentId);
  return {
    shifts: rows.map(({ title, from, seat }) => ({
      title,
      from,
      state: seat ? seat.state : ('waiting' as const),
    })),
    volunteer: own
      ? { born: own.born, skills: own.skills, lates: own.lates.map(({ at }) => ({ at })) }
      : null,
  };
}

/** What somebody did as a volunteer, and what teams and guardians say of them. Six requests. */
export async function listOwnVolunteering(
  communityId: string,
  residentId: string,
): Promise<OwnVolunteering> {
  const [hours, certificates, memberships, consents, idNumbers, feedback] = await Promise.all([
    findHoursOf(communityId, residentId),
    findCertificatesOf(communityId, residentId),
    findMembershipsOf(communityId, residentId),
    findConsents(communityId, [volunteerIdOf(communityId, residentId)]),
    listOwnNumbers(communityId, residentId),
    findFeedbackOf(communityId, residentId),
  ]);
  const consent = consents.get(residentId);
  return {
    hours: hours.map((row) => ({
      title: row.title,
      teamName: row.teamName,
      day: row.day,
      in: markLineOrNull(row.in),
      out: markLineOrNull(row.out),
      left: markLineOrNull(row.left ?? null),
      entries: row.entries.map(hourLine),
      ...(row.risk ? { risk: { how: row.risk.how, at: row.risk.at } } : {}),
    })),
    certificates: certificates.map((certificate) => ({
      ...certificateLine(certificate),
      code: shownCode(certificate),
    })),
    idNumbers,
    feedback: feedback.map((one) => ({ title: one.title, day: one.day, ...feedbackLine(one) })),
    consent: consent?.state ? { state: consent.state, how: consent.how, at: consent.at } : null,
    memberships: memberships.map(({ team, skills, limit, proof }) => ({
      teamName: team[0]?.name ?? '',
      skills: skills.map(({ skill, until, paper }) => ({
        skill,
        until,
        ...(paper ? { ending: paper.ending, seenOn: paper.seenOn } : {}),
      })),
      ...(limit ? { limit: { ...plainLimit(limit), at: limit.at } } : {}),
      ...sentProof(proof),
    })),
  };
}

const sentProof = (proof: MemberDocument['proof']) => {
  const line = proofLine(proof);
  return line ? { proof: line } : {};
};

/**
 * Somebody has left: they lose the shifts to come, and what they told the teams is gone. What they did stays
 * under an id that leads to nobody. Doing it again changes nothing.
 * @param at when they left
 */
export async function forgetVolunteer(
  communityId: string,
  residentId: string,
  at: number,
): Promise<void> {
  const waited = await dropWaitersOf(communityId, residentId);
  await dropFromShifts(communityId, residentId, waited, at);
  await dropMember(communityId, residentId);
  await dropFeedback(communityId, residentId);
  await dropConsent(communityId, volunteerIdOf(communityId, residentId));
  await dropNumbersOf(communityId, residentId);
  await dropExportsOf(communityId, residentId);
  await dropVolunteer(communityId, residentId);
}
