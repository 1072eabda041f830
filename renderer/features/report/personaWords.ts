import { JOB_GROUPS } from '#shared/domain/figures/jobGroup.ts';
import { LEAST_HOT } from '#shared/domain/figures/persona.ts';
import type { Persona, PersonaValue, Trait } from '#shared/domain/figures/persona.ts';
import { SIGNALS } from '#shared/domain/lead.ts';
import type { ReportWords } from './reportWords.ts';

/** Values named in a sentence at most. */
const NAMED = 6;

/** A value of a trait in words; what was typed stays as it is. */
function valueWords({ t, country, source }: ReportWords, trait: Trait, of: string): string {
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
      return `${of.slice(3)} (${country(of.slice(0, 2))})`;
    case 'source':
      return source(of);
    case 'industry':
    case 'interest':
      return of;
  }
}

/** Who the hot leads are, in sentences: what sets them apart by more than chance, or that nothing does. */
export function personaWords(words: ReportWords, { hot, all, isFew, traits }: Persona): readonly string[] {
  const { t, number, times, list } = words;
  const counts = { hot: number(hot), all: number(all), least: number(LEAST_HOT) };
  if (isFew) return [t('roi.persona_few', counts)];
  const listOf = (wanted: PersonaValue['verdict']): string[] =>
    traits.flatMap(({ trait, values }) =>
      values
        .filter(({ verdict }) => verdict === wanted)
        .map(({ of, lift }) => t('roi.persona_one', { value: valueWords(words, trait, of), times: times(lift) })),
    );
  const sentence = (key: 'roi.persona_more' | 'roi.persona_less', found: readonly string[]): string[] =>
    found.length === 0 ? [] : [t(key, { list: list(found.slice(0, NAMED)) })];
  const odd = [...sentence('roi.persona_more', listOf('more')), ...sentence('roi.persona_less', listOf('less'))];
  return [t('report.persona_of', counts), ...(odd.length === 0 ? [t('roi.persona_same')] : odd)];
}
