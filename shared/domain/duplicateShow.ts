import { addDays, DAY } from '#shared/lib/time.ts';
import { isLive } from './answers.ts';
import type { ShowId } from './ids.ts';
import type { Questionnaire } from './questionnaire.ts';
import type { Show } from './show.ts';

/** A year that keeps the weekday, days. */
const SAME_WEEKDAY = 52 * 7;

/** What a show was prepared with, without what happened at it and where it came from. */
export function preparedOf({ closes: _closes, copiedFrom: _from, rehearses: _of, ...prepared }: Show): Show {
  return prepared;
}

/** Whole days from the first to the last day of a show; 0 when they are the same, or the wrong way round. */
export const daysAfterFirst = ({ firstDay, lastDay }: Pick<Show, 'firstDay' | 'lastDay'>): number =>
  Math.max(0, Math.round((Date.parse(lastDay) - Date.parse(firstDay)) / DAY) || 0);

/** The form as it is asked now, as its first version; ids stay, so that answers of several years can be compared. Undefined when nothing is asked. */
function askedNow(form: Questionnaire | undefined): Questionnaire | undefined {
  const questions = (form?.questions ?? [])
    .filter(isLive)
    .map((question) => (question.choices === undefined ? question : { ...question, choices: question.choices.filter(isLive) }));
  return questions.length === 0 ? undefined : { version: 1, questions };
}

/** What a new show is called, when it begins, and what tells it from all others. */
export type NewYear = { readonly name: string; readonly firstDay: string; readonly id: ShowId; readonly now: number };

/**
 * A show made from another: as long as that one, with its staff (ids and PINs: leads and calendars stay theirs), products, sources, badges,
 * routing, mails, phrases, desk sheet and goals. All versions of its definitions come with it and stay readable; leads of the new
 * show are judged by the last. Retired questions and choices are left out. Costs are estimates until somebody says otherwise. Leads,
 * tallies and day closes stay where they are.
 */
export function duplicateShow(show: Show, { name, firstDay, id, now }: NewYear): Show {
  const { questionnaire, costs, ...prepared } = preparedOf(show);
  const asked = askedNow(questionnaire);
  return {
    ...prepared,
    id,
    name,
    firstDay,
    lastDay: addDays(firstDay, daysAfterFirst(show)),
    isSample: false,
    createdAt: now,
    copiedFrom: show.id,
    ...(asked === undefined ? {} : { questionnaire: asked }),
    ...(costs === undefined ? {} : { costs: costs.map((cost) => ({ ...cost, isEstimate: true as const })) }),
  };
}

const YEAR = /\b(?:19|20)\d{2}\b/u;
const yearOf = (day: string): number => Number(day.slice(0, 4));

/** The name with its year moved on; with the year of the new show behind it when it has none. Never one that is taken. */
function nextName({ name, firstDay }: Pick<Show, 'name' | 'firstDay'>, next: string, taken: readonly string[]): string {
  const written = YEAR.exec(name)?.[0];
  const on = Math.max(1, yearOf(next) - yearOf(firstDay));
  const proposed = written === undefined ? `${name} ${yearOf(next)}` : name.replace(written, String(Number(written) + on));
  for (let at = 2; taken.includes(proposed); at += 1) if (!taken.includes(`${proposed} (${at})`)) return `${proposed} (${at})`;
  return proposed;
}

/** What is proposed for next year's show: 52 weeks later, on the same weekday, as often as it takes to lie after `today`; and a name. */
export function proposeNextYear(
  show: Pick<Show, 'name' | 'firstDay'>,
  { today, taken }: { readonly today: string; readonly taken: readonly string[] },
): Pick<NewYear, 'name' | 'firstDay'> {
  let firstDay = addDays(show.firstDay, SAME_WEEKDAY);
  while (firstDay <= today) firstDay = addDays(firstDay, SAME_WEEKDAY);
  return { name: nextName(show, firstDay, taken), firstDay };
}
