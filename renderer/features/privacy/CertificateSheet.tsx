import { useTranslation } from 'react-i18next';
import type { Case } from '#renderer/data/erase.ts';
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts';
import { KINDS } from '#shared/domain/privacy/erasure.ts';
import type { Show } from '#shared/domain/show.ts';
import { elsewhereLine } from './elsewhereLine.ts';
import classes from './Privacy.module.css';

type Props = { readonly one: Case; readonly show: Show; readonly backups: readonly string[] };

const Rows = ({ rows }: { readonly rows: readonly (readonly [string, string])[] }) => (
  <table>
    <tbody>
      {rows.map(([name, value], at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a row is its place
        <tr key={at}>
          <th scope="row">{name}</th>
          <td>{value}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** What was erased, when, by whom, and where it is still to do: counts and places, nothing of the person but initials and a hash. */
export function CertificateSheet({ one, show, backups }: Props) {
  const { t } = useTranslation();
  const when = (at: number | undefined): string => (at === undefined ? t('privacy.certificate.pending') : formatInstant(at, show.zone));
  const staff = (id: string | null | undefined): string => show.staff.find((person) => person.id === id)?.name ?? t('history.somebody');
  return (
    <div className={classes['certificate']}>
      <h1>{t('privacy.certificate.title')}</h1>
      <Rows
        rows={[
          [t('privacy.certificate.of'), one.person === null ? t('privacy.cases.several', { count: one.people }) : one.person.initials],
          ...(one.person === null ? [] : [[t('privacy.certificate.hash'), one.person.hash] as const]),
          [t('privacy.certificate.why'), t(`privacy.why.${one.why}`)],
          [t('privacy.certificate.at'), formatInstant(one.at, show.zone)],
          [t('privacy.certificate.by'), one.byName || t('history.somebody')],
          [t('privacy.certificate.company'), show.company || '–'],
          [t('privacy.certificate.program'), one.program || '–'],
          [t('privacy.certificate.number'), one.id],
        ]}
      />
      <h2>{t('privacy.certificate.what')}</h2>
      <Rows
        rows={KINDS.filter((kind) => one.counts[kind] > 0).map((kind) => [t(`privacy.kind.${kind}`), formatNumber(one.counts[kind])])}
      />
      <h2>{t('privacy.certificate.where')}</h2>
      <Rows
        rows={[
          [t('privacy.certificate.database'), formatInstant(one.at, show.zone)],
          [t('privacy.certificate.journal'), when(one.journalAt)],
          [t('privacy.certificate.files'), when(one.databaseAt)],
          [
            t('privacy.certificate.backups'),
            backups.length === 0
              ? t('privacy.certificate.backups_done')
              : t('privacy.certificate.backups_left', { places: backups.join(', ') }),
          ],
        ]}
      />
      <h2>{t('privacy.certificate.elsewhere')}</h2>
      {one.elsewhere.length === 0 ? (
        <p>{t('privacy.erase.nowhere')}</p>
      ) : (
        <Rows
          rows={one.elsewhere.map((place) => [
            elsewhereLine(place, Number.MAX_SAFE_INTEGER),
            place.doneAt === undefined
              ? t('privacy.certificate.pending')
              : t('privacy.certificate.ticked', { at: formatInstant(place.doneAt, show.zone), by: staff(place.doneBy) }),
          ])}
        />
      )}
      <p>{t('privacy.certificate.note')}</p>
    </div>
  );
}
