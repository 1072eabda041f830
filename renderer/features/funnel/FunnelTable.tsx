import { useTranslation } from 'react-i18next';
import type { FunnelView } from './useFunnel.ts';
import type { FunnelWords } from './useFunnelWords.ts';
import classes from './Funnel.module.css';

type Props = { readonly view: FunnelView; readonly words: FunnelWords };

/** The funnel in numbers: each level, its part of the level before, and what is usual. */
export function FunnelTable({ view: { funnel, usual }, words }: Props) {
  const { t } = useTranslation();
  const { levels, steps } = funnel;
  return (
    <table className={classes['table']} data-testid="funnel-table">
      <thead>
        <tr>
          <th scope="col">{t('funnel.level')}</th>
          <th scope="col">{t('funnel.count')}</th>
          <th scope="col">{t('funnel.rate')}</th>
          <th scope="col">{t('funnel.usual_head')}</th>
          <th scope="col">{t('funnel.rests')}</th>
        </tr>
      </thead>
      <tbody>
        {levels.map(({ level, count }, at) => {
          const step = steps[at - 1];
          const one = usual.find(({ from, to }) => from === step?.from && to === step.to);
          return (
            <tr key={level}>
              <th scope="row">{words.level(level)}</th>
              <td>{words.count(count)}</td>
              <td>{step === undefined ? '' : words.rate(step.rate)}</td>
              <td>{one === undefined ? '' : words.range(one)}</td>
              <td>
                {one === undefined || one.by === 'plan' ? '' : t('funnel.rests_on', { count: one.shows, base: words.count(one.base) })}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
