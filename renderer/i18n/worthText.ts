import { LEAST_LEADS } from '#shared/domain/figures/goAgain.ts';
import type { Change, Reason } from '#shared/domain/figures/goAgain.ts';
import { JOB_GROUPS } from '#shared/domain/figures/jobGroup.ts';
import type { Trait } from '#shared/domain/figures/persona.ts';
import { SIGNALS } from '#shared/domain/lead.ts';
import { figureWords } from './figureWords.ts';
import type { FigureWords } from './figureWords.ts';

/** A return on investment in whole percent, with its sign: 0.5 is +50 %. */
export const formatReturn = (roi: number): string => figureWords().gain(roi);

/** What one of something costs: with cents while it is cheap. */
export const formatEach = (value: number, currency: string): string => figureWords().each(value, currency);

/** How many times: two significant digits. */
export const formatTimes = (times: number): string => figureWords().times(times);

/** A list as one says it: "a, b and c". */
export const formatList = (words: readonly string[]): string => figureWords().list(words);

/** A month (`2026-03`) in short words; what is none stays as it is. */
export const formatMonth = (month: string): string => figureWords().month(month);

/** A reason for or against going again, with its figures; money in the currency of the show. */
export function reasonText(reason: Reason, currency: string, words: FigureWords = figureWords()): string {
  const { t, number, share: shareText, gain, each } = words;
  const money = (value: number): string => words.money(value, currency);
  switch (reason.kind) {
    case 'running':
    case 'costs-missing':
    case 'no-target':
      return t(`roi.reason.${reason.kind}`);
    case 'no-others':
      return t('roi.reason.no-others', { currency });
    case 'few':
      return t('roi.reason.few', { leads: number(reason.leads), least: number(LEAST_LEADS) });
    case 'paid':
    case 'lost':
      return t(`roi.reason.${reason.kind}`, { margin: money(reason.margin), cost: money(reason.cost), roi: gain(reason.roi) });
    case 'covered':
    case 'open':
    case 'thin': {
      const { margin, pipeline, cost, share } = reason;
      return t(`roi.reason.${reason.kind}`, {
        margin: money(margin),
        pipeline: money(pipeline),
        cost: money(cost),
        share: shareText(share),
      });
    }
    case 'outcomes-missing':
      return t('roi.reason.outcomes-missing', { known: number(reason.known), qualified: number(reason.qualified) });
    case 'goal': {
      const told = (value: number): string => (reason.goal === 'revenue' ? money(value) : number(value));
      const goal = { goal: t(`roi.goal.${reason.goal}`), reached: told(reason.reached), target: told(reason.target) };
      return t(reason.isLate ? 'roi.reason.goal_late' : `roi.reason.goal_${reason.tone}`, goal);
    }
    case 'price': {
      const prices = { each: each(reason.each, currency), usual: each(reason.usual, currency) };
      return t(`roi.reason.price_${reason.tone}`, { ...prices, shows: number(reason.shows) });
    }
    case 'target':
      return t(`roi.reason.target_${reason.tone}`, { share: shareText(reason.share) });
  }
}

/** What to change when going again. */
export function changeText(change: Change, currency: string, { t, number, share, money }: FigureWords = figureWords()): string {
  switch (change.kind) {
    case 'cost':
      return t('roi.change.cost', {
        kind: t(`setup.cost.${change.of}`),
        share: share(change.share),
        amount: money(change.amount, currency),
      });
    case 'goal':
      return t('roi.change.goal', { goal: t(`roi.goal.${change.goal}`) });
    case 'follow-up':
      return t('roi.change.follow-up', { open: number(change.open) });
    case 'audience':
    case 'outcomes':
      return t(`roi.change.${change.kind}`);
  }
}

/** A value of a trait of the persona; what visitors or staff typed stays as it is. */
export function traitText(trait: Trait, of: string, { t, country, source }: FigureWords = figureWords()): string {
  switch (trait) {
    case 'role': {
      const group = JOB_GROUPS.find((one) => one === of);
      return group === undefined ? of : t(`roi.job.${group}`);
    }
    case 'size':
      return t('roi.size', { band: of });
    case 'signal': {
      const signal = SIGNALS.find((one) => one === of);
      return signal === undefined ? of : t(`qualify.signal.${signal}`);
    }
    case 'country':
      return country(of);
    case 'region':
      // `FR-69` as one says it: the signs of the postal code and the country
      return `${of.slice(3)} (${country(of.slice(0, 2))})`;
    case 'source':
      return source(of);
    case 'industry':
    case 'interest':
      return of;
  }
}
