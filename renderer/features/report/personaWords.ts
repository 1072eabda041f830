import { traitText } from '#renderer/i18n/worthText.ts';
import { LEAST_HOT } from '#shared/domain/figures/persona.ts';
import type { Persona, PersonaValue } from '#shared/domain/figures/persona.ts';
import type { FigureWords } from '#renderer/i18n/figureWords.ts';

/** Values named in a sentence at most. */
const NAMED = 6;

/** Who the hot leads are, in sentences: what sets them apart by more than chance, or that nothing does. */
export function personaWords(words: FigureWords, { hot, all, isFew, traits }: Persona): readonly string[] {
  const { t, number, times, list } = words;
  const counts = { hot: number(hot), all: number(all), least: number(LEAST_HOT) };
  if (isFew) return [t('roi.persona_few', counts)];
  const listOf = (wanted: PersonaValue['verdict']): string[] =>
    traits.flatMap(({ trait, values }) =>
      values
        .filter(({ verdict }) => verdict === wanted)
        .map(({ of, lift }) => t('roi.persona_one', { value: traitText(trait, of, words), times: times(lift) })),
    );
  const sentence = (key: 'roi.persona_more' | 'roi.persona_less', found: readonly string[]): string[] =>
    found.length === 0 ? [] : [t(key, { list: list(found.slice(0, NAMED)) })];
  const odd = [...sentence('roi.persona_more', listOf('more')), ...sentence('roi.persona_less', listOf('less'))];
  return [t('report.persona_of', counts), ...(odd.length === 0 ? [t('roi.persona_same')] : odd)];
}
