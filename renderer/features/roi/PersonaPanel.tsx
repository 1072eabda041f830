import { Button, Paper, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Search } from '#renderer/data/search.ts';
import { usePersona } from '#renderer/data/usePersona.ts';
import { formatNumber, formatShare } from '#renderer/i18n/format.ts';
import { formatList, formatTimes, traitText } from '#renderer/i18n/worthText.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import { LEAST_HOT } from '#shared/domain/figures/persona.ts';
import type { Persona, PersonaTrait, PersonaValue } from '#shared/domain/figures/persona.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import classes from './Roi.module.css';

/** Values of each trait that are shown at once; what stands out is always among them. */
const FIRST = 2;

const isOdd = ({ verdict }: PersonaValue): boolean => verdict === 'more' || verdict === 'less';
const firstOf = ({ values }: PersonaTrait): readonly PersonaValue[] => values.filter((value, at) => at < FIRST || isOdd(value));

type TraitProps = { readonly trait: PersonaTrait; readonly isAll: boolean };

/** One trait: its values with their share among the hot leads and among all. */
function TraitRows({ trait, isAll }: TraitProps) {
  const { t } = useTranslation();
  const shown = isAll ? trait.values : firstOf(trait);
  return (
    <tbody>
      {shown.map(({ of, hot, all, lift, verdict }, at) => (
        <tr key={of} data-verdict={verdict}>
          <td className={`${classes['words'] ?? ''} ${classes['trait'] ?? ''}`}>{at === 0 ? t(`roi.trait.${trait.trait}`) : ''}</td>
          <th scope="row">
            <span className={classes['name']}>{traitText(trait.trait, of)}</span>
          </th>
          <td>{trait.hot === 0 ? t('roi.unknown') : formatShare(hot / trait.hot)}</td>
          <td>{formatShare(all / trait.all)}</td>
          <td>{verdict === 'few' ? t('roi.unknown') : formatTimes(lift)}</td>
          <td
            className={`${classes['words'] ?? ''} ${isOdd({ of, hot, all, lift, verdict, chance: 0 }) ? (classes['strong'] ?? '') : (classes['quiet'] ?? '')}`}
          >
            {t(`roi.verdict.${verdict}`)}
          </td>
        </tr>
      ))}
    </tbody>
  );
}

/** What stands out, in a sentence or two. */
function Sentence({ persona }: { readonly persona: Persona }) {
  const { t } = useTranslation();
  const listOf = (wanted: PersonaValue['verdict']): string =>
    formatList(
      persona.traits.flatMap(({ trait, values }) =>
        values
          .filter(({ verdict }) => verdict === wanted)
          .map(({ of, lift }) => t('roi.persona_one', { value: traitText(trait, of), times: formatTimes(lift) })),
      ),
    );
  const [more, less] = [listOf('more'), listOf('less')];
  const told = [
    ...(more === '' ? [] : [t('roi.persona_more', { list: more })]),
    ...(less === '' ? [] : [t('roi.persona_less', { list: less })]),
  ];
  return (
    <Text fw={600} style={{ overflowWrap: 'anywhere' }} lineClamp={5}>
      {told.length === 0 ? t('roi.persona_same') : told.join(' ')}
    </Text>
  );
}

type Props = { readonly search: Search; readonly showId: ShowId };

/** Who the hot leads are, against all leads of the show; nobody by name. */
export function PersonaPanel({ search, showId }: Props) {
  const { t } = useTranslation();
  const [isAll, setAll] = useState(false);
  const persona = usePersona(search, showId);
  if (persona === undefined) return null;
  const counts = { hot: formatNumber(persona.hot), all: formatNumber(persona.all), least: formatNumber(LEAST_HOT) };
  return (
    <Paper withBorder radius="lg" p="md" className={classes['wide'] ?? ''} data-testid="persona">
      <Stack gap="xs">
        <PanelHead title={t('roi.persona')} text={t(persona.isFew ? 'roi.persona_few' : 'roi.persona_note', counts)}>
          {!persona.isFew && (
            <Button size="compact-sm" variant="subtle" aria-pressed={isAll} onClick={() => setAll(!isAll)} style={{ flex: 'none' }}>
              {t(isAll ? 'roi.persona_top' : 'roi.persona_all')}
            </Button>
          )}
        </PanelHead>
        {!persona.isFew && (
          <>
            <Sentence persona={persona} />
            <div className={classes['scroll']}>
              <table className={`${classes['table'] ?? ''} ${classes['persona'] ?? ''}`}>
                <thead>
                  <tr>
                    <th scope="col" colSpan={2} aria-label={t('roi.persona')} />
                    <th scope="col">{t('roi.of_hot')}</th>
                    <th scope="col">{t('roi.of_all')}</th>
                    <th scope="col">{t('roi.lift')}</th>
                    <th scope="col" className={classes['words']}>
                      {t('roi.reading')}
                    </th>
                  </tr>
                </thead>
                {persona.traits.map((trait) => (
                  <TraitRows key={trait.trait} trait={trait} isAll={isAll} />
                ))}
              </table>
            </div>
          </>
        )}
      </Stack>
    </Paper>
  );
}
