import { useTranslation } from 'react-i18next';
import { closesOf } from '#shared/domain/dayClose.ts';
import type { Show } from '#shared/domain/show.ts';
import type { DayReading } from '#renderer/data/dayClose.ts';
import { formatDate, formatInstant, formatNumber } from '#renderer/i18n/format.ts';
import { CountTable } from './CountTable.tsx';
import classes from './DayClose.module.css';
import { useDayWords } from './dayWords.ts';
import type { Backup } from './useBackup.ts';
import { useCountWords } from './useCountWords.ts';
import type { LeftLine } from './useDayLeft.ts';
import type { JournalWords } from './useJournalWords.ts';

/** All that a day's report tells; the same that the screen shows. */
export type Report = {
  readonly show: Show;
  readonly reading: DayReading;
  readonly left: readonly LeftLine[];
  readonly journal: JournalWords;
  readonly backup: Backup;
  readonly now: number;
};

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <ul>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

/** The day's report on paper: A4, black on white. */
export function DayReport({ show, reading, left, journal, backup, now }: Report) {
  const { t } = useTranslation();
  const { closeOf, sinceOf } = useDayWords(show);
  const { head, odd } = useCountWords(reading, show);
  const { count } = reading;
  const closes = closesOf(show, count.day);
  const last = closes.at(-1);
  const where = [show.company, show.venue].filter(Boolean).join(' · ');
  return (
    <div className={classes['report']} data-testid="day-report">
      <h1>{t('dayclose.report')}</h1>
      <p>
        <b>{t('dayclose.report_of', { show: show.name, day: formatDate(count.day) })}</b>
      </p>
      {where !== '' && <p>{where}</p>}
      <p>{t('dayclose.printed', { when: formatInstant(now, show.zone) })}</p>
      <h2>{t('dayclose.count')}</h2>
      {reading.scans === 0 ? <p>{t('dayclose.none')}</p> : <CountTable count={count} show={show} />}
      <p style={{ marginTop: '2mm' }}>{head}</p>
      <Lines lines={odd} />
      <h2>{t('dayclose.left')}</h2>
      <table className={classes['todo']}>
        <tbody>
          {left.map(({ id, label, more, count: number }) => (
            <tr key={id}>
              <td>{more === '' ? label : `${label} (${more})`}</td>
              <td>{formatNumber(number)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t('dayclose.journal')}</h2>
      <p>{journal.head}</p>
      <Lines lines={journal.lines} />
      <h2>{t('dayclose.file')}</h2>
      <p>{backup.last}</p>
      <p>{backup.waitingWords}</p>
      <h2>{t('dayclose.closes')}</h2>
      {last === undefined ? (
        <p>{t('dayclose.not_closed')}</p>
      ) : (
        <>
          <Lines lines={closes.map(closeOf)} />
          <p>{sinceOf(last, count.total)}</p>
        </>
      )}
      <div className={classes['sign']}>
        <span>{t('dayclose.name')}</span>
        <span>{t('dayclose.sign')}</span>
      </div>
    </div>
  );
}
