import type { PushItem } from './push.ts';
import type { AnswerTold, PushPicture, PushShow } from './record.ts';
import { answerOf, answerText, isEmptyAnswer, questionsToShow, wordsIn } from '#shared/domain/answers.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Appointment, Interaction, Media, PromiseMade } from '#shared/domain/interaction.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { openStepOf } from '#shared/domain/nextStep.ts';
import type { Show } from '#shared/domain/show.ts';

/** What a target is told of a show. */
export const pushShowOf = ({ id, name, venue, zone, country, company, staff, consentWording }: Show): PushShow => ({
  id,
  name,
  venue,
  zone,
  country,
  company,
  // by name, so that nothing else of a person ever leaves: their PIN first of all
  staff: staff.map((one) => ({
    id: one.id,
    name: one.name,
    ...(one.email === undefined ? {} : { email: one.email }),
    ...(one.phone === undefined ? {} : { phone: one.phone }),
  })),
  consentWording,
});

/** What hangs from some leads. */
export type Told = {
  readonly interactions: readonly Interaction[];
  readonly appointments: readonly Appointment[];
  readonly promises: readonly PromiseMade[];
  readonly media: readonly Media[];
};

/** Answers with their questions, in the order of the form; in English, as all that a CRM is told. */
function answersTold(lead: Lead, show: Show): AnswerTold[] {
  return questionsToShow(show).flatMap((question) => {
    const answer = answerOf(lead.answers, question.id);
    if (answer === undefined || isEmptyAnswer(answer.value)) return [];
    const text = answerText(question, answer, 'en');
    return [{ id: question.id, question: wordsIn(question.words, 'en'), text, value: answer.value }];
  });
}

const pictureOf = ({ id, at, mediaType, bytes, sha256, name }: Media): PushPicture => ({ id, at, mediaType, bytes, sha256, name });

/** Everything that is told of a lead, but what the target has of it. */
export function sourceOf(lead: Lead, show: Show, told: Told): Omit<PushItem, 'rev' | 'remoteId' | 'sent' | 'remotes'> {
  const own = <T extends { readonly leadId: LeadId }>(records: readonly T[]): T[] => records.filter(({ leadId }) => leadId === lead.id);
  const interactions = own(told.interactions);
  return {
    lead,
    appointments: own(told.appointments).sort((a, b) => a.startsAt - b.startsAt || a.id.localeCompare(b.id)),
    // captions of pictures and memos are notes to who reads them elsewhere
    notes: interactions.flatMap((one) => (one.kind === 'visit' ? [] : [{ id: one.id, at: one.at, by: one.by, text: one.text }])),
    promises: own(told.promises).sort((a, b) => a.madeAt - b.madeAt || a.id.localeCompare(b.id)),
    answers: answersTold(lead, show),
    next: openStepOf(lead, show),
    memos: interactions.filter(({ kind }) => kind === 'voice').length,
    pictures: lead.pictures.flatMap((id) => told.media.filter((one) => one.id === id && one.mediaType.startsWith('image/')).map(pictureOf)),
  };
}
