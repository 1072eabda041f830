import { useTranslation } from 'react-i18next';
import type { ReceiptLine } from '#shared/domain/consentReceipt.ts';
import { consentReceipt } from '#shared/domain/consentReceipt.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { usePicture } from '#renderer/data/usePicture.ts';
import classes from './ReceiptSheet.module.css';

function Signature({ id, name }: { readonly id: MediaId; readonly name: string }) {
  const { t } = useTranslation();
  const picture = usePicture(id);
  if (picture.state !== 'ready') return null;
  return <img className={classes['signature']} src={picture.url} alt={t('visitor.receipt.signature', { name })} />;
}

function Line({ line, signature, name }: { readonly line: ReceiptLine; readonly signature: MediaId | undefined; readonly name: string }) {
  const { t } = useTranslation();
  const asked = [line.wording, line.question].filter(Boolean);
  const facts = [
    line.instant,
    t(`qualify.method.${line.method}`),
    line.staff === '' ? t('qualify.nobody') : line.staff,
    t('qualify.wordingUsed', { version: line.wordingVersion, language: line.language.toUpperCase() }),
    line.isSigned ? t('visitor.receipt.signed') : '',
    t('visitor.receipt.number', { number: line.number }),
  ];
  return (
    <section className={classes['line']} data-earlier={line.isHolding ? undefined : ''} data-testid="receipt-line">
      <h2>
        {t(`qualify.purpose.${line.purpose}`)}: {t(`visitor.state.${line.state}`)} (
        {t(line.isHolding ? 'visitor.receipt.holds' : 'visitor.receipt.earlier')})
      </h2>
      {asked.length === 0 ? (
        <p>{t('visitor.receipt.unknown_wording', { version: line.wordingVersion })}</p>
      ) : (
        <blockquote lang={line.language}>
          {asked.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </blockquote>
      )}
      <p className={classes['facts']}>{facts.filter(Boolean).join(' · ')}</p>
      {signature !== undefined && <Signature id={signature} name={name} />}
    </section>
  );
}

/** Every answer of a visitor with all that proves it, for the screen and for paper alike. */
export function ReceiptSheet({ lead, show }: { readonly lead: Lead; readonly show: Show }) {
  const { t } = useTranslation();
  const name = nameOf(lead) || t('capture.unnamed');
  const company = lead.contact.organization?.[0] ?? '';
  const signatureOf = (line: ReceiptLine): MediaId | undefined =>
    lead.consents.find((one) => one.purpose === line.purpose && one.at === line.at && one.signature !== undefined)?.signature;
  return (
    <div className={classes['sheet']}>
      <h1>{t('visitor.receipt.title')}</h1>
      <p>{company === '' ? name : t('visitor.receipt.of', { name, company })}</p>
      <p>{show.company === '' ? show.name : t('visitor.receipt.at_show', { show: show.name, company: show.company })}</p>
      <p>{t('visitor.receipt.text')}</p>
      {consentReceipt(lead, show).map((line, at) => (
        // two answers of one instant have one number
        // oxlint-disable-next-line react/no-array-index-key -- answers are only ever added before the list is drawn anew
        <Line key={`${line.number} ${at}`} line={line} name={name} signature={line.isSigned ? signatureOf(line) : undefined} />
      ))}
    </div>
  );
}
